package org.rollcall.register.site;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.site.DayStore.BookLine;
import org.rollcall.rules.procedure.SiteProcedure;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Who signed out and has not come back (BHCET-11.2, AET-10.3), and who is late back from lunch (AET-9.6). */
@ApplicationScoped
public class SignedOut {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final DayStore day;
    private final SiteSettingsStore settings;
    private final Procedures procedures;
    private final AuditTrail audit;

    SignedOut(
            Snapshots snapshots,
            ScopedDatabase database,
            DayStore day,
            SiteSettingsStore settings,
            Procedures procedures,
            AuditTrail audit) {
        this.snapshots = snapshots;
        this.database = database;
        this.day = day;
        this.settings = settings;
        this.procedures = procedures;
        this.audit = audit;
    }

    /**
     * A pupil who is out.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param since since when
     * @param reason why
     * @param purpose what for
     * @param destination the other site
     * @param collectedBy who took the pupil along
     * @param backBy when the policy expects the pupil back from lunch, null otherwise
     * @param overdue whether that moment has passed
     */
    public record Out(
            UUID pupilId,
            String name,
            Instant since,
            String reason,
            String purpose,
            @Nullable String destination,
            @Nullable String collectedBy,
            @Nullable Instant backBy,
            boolean overdue) {}

    Uni<List<Out>> at(int urn, Instant moment, Actor by) {
        LocalDate date = moment.atZone(SchoolClock.ZONE).toLocalDate();
        return snapshots
                .current(urn)
                .chain(school -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> settings.find(transaction, urn)
                                .chain(said -> day.book(transaction, urn, date, moment)
                                        .map(book -> out(
                                                school,
                                                book,
                                                procedures.of(
                                                        school.policyOn(date).id()),
                                                said,
                                                moment)))
                                .call(() ->
                                        audit.keep(transaction, urn, by, "signed-out-read", urn + "/on-site/out"))));
    }

    private static List<Out> out(
            SchoolSnapshot school,
            Map<UUID, BookLine> book,
            SiteProcedure procedure,
            SiteSettings settings,
            Instant moment) {
        List<Out> out = new ArrayList<>();
        book.forEach((pupilId, line) -> school.findPupil(pupilId)
                .filter(pupil -> !line.in())
                .ifPresent(pupil -> {
                    Optional<Instant> backBy = backBy(line, procedure, settings);
                    out.add(new Out(
                            pupilId,
                            pupil.name(),
                            line.at(),
                            line.reason(),
                            line.purpose(),
                            line.destination(),
                            line.collectedBy(),
                            backBy.orElse(null),
                            backBy.map(moment::isAfter).orElse(false)));
                }));
        out.sort(Comparator.comparing(Out::since).reversed());
        return out;
    }

    private static Optional<Instant> backBy(BookLine line, SiteProcedure procedure, SiteSettings settings) {
        return line.purpose().equals("LUNCH")
                ? procedure
                        .lunch()
                        .flatMap(rule -> settings.lunchHours()
                                .map(hours -> LocalDateTime.of(
                                                line.at()
                                                        .atZone(SchoolClock.ZONE)
                                                        .toLocalDate(),
                                                SignRules.backBy(rule, hours))
                                        .atZone(SchoolClock.ZONE)
                                        .toInstant()))
                : Optional.empty();
    }
}
