package org.rollcall.register.site;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.site.DayStore.BookLine;
import org.rollcall.register.site.WhereaboutsRules.Mark;
import org.rollcall.register.site.WhereaboutsRules.Signed;
import org.rollcall.register.site.WhereaboutsRules.Whereabouts;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.OnSite;
import org.rollcall.rules.code.Session;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Who is on the site at a moment: the day's marks and the signing book, whichever spoke last, and the visitors. */
@ApplicationScoped
public class FireRoll {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final DayStore day;
    private final SiteSettingsStore settings;
    private final VisitorStore visitors;
    private final AuditTrail audit;

    FireRoll(
            Snapshots snapshots,
            ScopedDatabase database,
            DayStore day,
            SiteSettingsStore settings,
            VisitorStore visitors,
            AuditTrail audit) {
        this.snapshots = snapshots;
        this.database = database;
        this.day = day;
        this.settings = settings;
        this.visitors = visitors;
        this.audit = audit;
    }

    /**
     * The fire roll.
     *
     * @param at the moment it is drawn up for
     * @param count pupils on site
     * @param items pupils on site, and those of whom nobody knows
     * @param notYetMarked pupils expected in an open session of whom neither register nor signing book says anything
     * @param elsewhere pupils known to be at another place on the school's business
     * @param visitors people of no roll who are on the site
     * @param nextCursor always null: the roll is whole
     */
    public record Roll(
            Instant at,
            int count,
            List<Present> items,
            List<Expected> notYetMarked,
            List<Elsewhere> elsewhere,
            List<VisitorStore.Visit> visitors,
            @Nullable String nextCursor) {}

    /**
     * A pupil to look for.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param classId class
     * @param className class name
     * @param onSite YES, or UNKNOWN when nothing tells
     * @param since since when
     * @param source REGISTER, SIGNING_BOOK or DAY_OVER
     */
    public record Present(
            UUID pupilId,
            String name,
            UUID classId,
            @Nullable String className,
            OnSite onSite,
            Instant since,
            String source) {}

    /**
     * A pupil whose register was not taken yet.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param classId class
     * @param className class name
     */
    public record Expected(
            UUID pupilId,
            String name,
            UUID classId,
            @Nullable String className) {}

    /**
     * A pupil at another place.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param classId class
     * @param code code of the mark, where the register says so
     * @param destination the other site, where the signing book says so
     * @param since since when
     */
    public record Elsewhere(
            UUID pupilId,
            String name,
            UUID classId,
            @Nullable String code,
            @Nullable String destination,
            Instant since) {}

    /** What is known of the day. */
    private record Known(Map<UUID, List<Mark>> marks, Map<UUID, BookLine> book, SiteSettings settings) {}

    private static final List<String> AT_ANOTHER_PLACE = List.of("V", "P", "W", "B", "K", "D", "J1");

    Uni<Roll> at(int urn, Instant moment, Actor by) {
        LocalDate date = moment.atZone(SchoolClock.ZONE).toLocalDate();
        return snapshots.current(urn).chain(school -> {
            List<Pupil> onRoll = school.pupils().values().stream()
                    .filter(pupil -> pupil.isOnRoll(date))
                    .toList();
            return database.inTransaction(
                    Scope.school(urn),
                    transaction -> known(transaction, school, onRoll, date, moment)
                            .chain(known -> visitors.present(transaction, urn, moment)
                                    .map(present -> roll(school, onRoll, known, present, moment, date)))
                            .call(() -> audit.keep(transaction, urn, by, "fire-roll-read", urn + "/on-site")));
        });
    }

    private Uni<Known> known(
            SqlConnection transaction, SchoolSnapshot school, List<Pupil> onRoll, LocalDate date, Instant moment) {
        return day.marks(
                        transaction,
                        school,
                        date,
                        onRoll.stream().map(Pupil::pupilId).toList())
                .chain(marks -> day.book(transaction, school.urn(), date, moment)
                        .chain(book ->
                                settings.find(transaction, school.urn()).map(said -> new Known(marks, book, said))));
    }

    private static Roll roll(
            SchoolSnapshot school,
            List<Pupil> onRoll,
            Known known,
            List<VisitorStore.Visit> visits,
            Instant moment,
            LocalDate date) {
        List<Present> present = new ArrayList<>();
        List<Expected> expected = new ArrayList<>();
        List<Elsewhere> elsewhere = new ArrayList<>();
        for (Pupil pupil : onRoll) {
            BookLine line = known.book().get(pupil.pupilId());
            var place = pupil.placementOn(date);
            String className = school.findClass(place.classId())
                    .map(SchoolSnapshot.SchoolClass::name)
                    .orElse(null);
            LocalTime dayEnd = known.settings().dayEnd(place.yearGroup()).orElse(null);
            Optional<Whereabouts> found = WhereaboutsRules.at(
                    moment,
                    date,
                    known.marks().getOrDefault(pupil.pupilId(), List.of()),
                    line == null ? null : new Signed(line.in(), line.at()),
                    dayEnd);
            if (found.isEmpty()) {
                if (isInSession(school, date, place.yearGroup(), moment, dayEnd)) {
                    expected.add(new Expected(pupil.pupilId(), pupil.name(), place.classId(), className));
                }
                continue;
            }
            Whereabouts here = found.get();
            if (here.onSite() != OnSite.NO) {
                present.add(new Present(
                        pupil.pupilId(),
                        pupil.name(),
                        place.classId(),
                        className,
                        here.onSite(),
                        here.since(),
                        here.source().name()));
            } else if (AT_ANOTHER_PLACE.contains(String.valueOf(here.code()))
                    || line != null && line.destination() != null) {
                elsewhere.add(new Elsewhere(
                        pupil.pupilId(),
                        pupil.name(),
                        place.classId(),
                        here.code(),
                        here.code() == null && line != null ? line.destination() : null,
                        here.since()));
            }
        }
        int count = (int)
                present.stream().filter(item -> item.onSite() == OnSite.YES).count();
        return new Roll(moment, count, present, expected, elsewhere, visits, null);
    }

    private static boolean isInSession(
            SchoolSnapshot school, LocalDate date, int yearGroup, Instant moment, @Nullable LocalTime dayEnd) {
        LocalTime time = moment.atZone(SchoolClock.ZONE).toLocalTime();
        boolean begun = List.of(Session.values()).stream()
                .filter(session -> school.calendar().isOpen(date, session, yearGroup))
                .flatMap(session -> school.calendar().times(date, session, yearGroup).stream())
                .map(SessionTimes::opens)
                .anyMatch(opens -> !opens.isAfter(time));
        return begun && (dayEnd == null || !time.isAfter(dayEnd));
    }
}
