package org.rollcall.register.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.ReadEntries;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.Session;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Draws up the daily share of a school. */
@ApplicationScoped
public class DrawDailyShare {
    private static final int REFRESHED_DAYS = 7;
    private static final String CHANGED =
            "SELECT DISTINCT ON (v.pupil_id, v.session_date, v.session) v.pupil_id, v.session_date, v.session, v.code,"
                    + " v.minutes_late, v.revision FROM mark_version v WHERE v.school_urn = $1"
                    + " AND v.pupil_id = ANY ($2) AND v.session_date >= $3 AND v.session_date < $4 AND v.at >= $5"
                    + " ORDER BY v.pupil_id, v.session_date, v.session, v.revision DESC";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkTable marks;
    private final ReadEntries entries;
    private final SchoolNames schools;
    private final AuditTrail audit;
    private final SchoolClock clock;

    DrawDailyShare(
            Snapshots snapshots,
            ScopedDatabase database,
            MarkTable marks,
            ReadEntries entries,
            SchoolNames schools,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.entries = entries;
        this.schools = schools;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<DailyShare> draw(int urn, LocalDate date, Actor by) {
        return snapshots.current(urn).chain(school -> {
            List<Pupil> pupils = school.pupils().values().stream()
                    .filter(pupil -> pupil.isOnRoll(date))
                    .toList();
            return schools.standing(urn)
                    .chain(standing -> database.inTransaction(
                            Scope.school(urn),
                            transaction -> share(transaction, school, standing, pupils, date)
                                    .call(() -> audit.keep(
                                            transaction, urn, by, "daily-share-drawn", urn + "/daily-share/" + date))));
        });
    }

    private Uni<DailyShare> share(
            SqlConnection transaction,
            SchoolSnapshot school,
            SchoolNames.Standing standing,
            List<Pupil> pupils,
            LocalDate date) {
        List<UUID> ids = pupils.stream().map(Pupil::pupilId).toList();
        return marks.standing(transaction, school.urn(), ids, date, date)
                .chain(today -> changed(transaction, school, ids, date)
                        .chain(changed -> entries.of(transaction, school.urn(), ids)
                                .map(known -> new DailyShare(
                                        school.urn(),
                                        standing.laCode(),
                                        date,
                                        clock.now(),
                                        items(pupils, known, today, date),
                                        refreshed(changed, known),
                                        null))));
    }

    private static Uni<List<MarkTable.Mark>> changed(
            SqlConnection transaction, SchoolSnapshot school, List<UUID> ids, LocalDate date) {
        return transaction
                .preparedQuery(CHANGED)
                .execute(Tuple.of(
                        school.urn(),
                        ids.toArray(UUID[]::new),
                        date.minusDays(REFRESHED_DAYS),
                        date,
                        date.atStartOfDay(SchoolClock.ZONE).toInstant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<MarkTable.Mark> changed = new ArrayList<>();
                    for (Row row : rows) {
                        changed.add(new MarkTable.Mark(
                                row.getUUID(0),
                                row.getLocalDate(1),
                                Session.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getInteger(4),
                                row.getInteger(5)));
                    }
                    return changed;
                });
    }

    private static List<DailyShare.Item> items(
            List<Pupil> pupils, Map<UUID, Entry> entries, List<MarkTable.Mark> today, LocalDate date) {
        Map<UUID, Map<Session, MarkTable.Mark>> bySession = new HashMap<>();
        today.stream()
                .filter(mark -> mark.attendanceCode().collected())
                .forEach(mark -> bySession
                        .computeIfAbsent(mark.pupilId(), any -> new HashMap<>())
                        .put(mark.session(), mark));
        List<DailyShare.Item> items = new ArrayList<>();
        for (Pupil pupil : pupils) {
            Entry entry = entries.get(pupil.pupilId());
            if (entry != null) {
                Map<Session, MarkTable.Mark> both = bySession.getOrDefault(pupil.pupilId(), Map.of());
                items.add(item(
                        entry, pupil.placementOn(date).yearGroup(), both.get(Session.AM), both.get(Session.PM), date));
            }
        }
        return items;
    }

    private static DailyShare.Item item(
            Entry entry, int yearGroup, MarkTable.@Nullable Mark am, MarkTable.@Nullable Mark pm, LocalDate date) {
        return new DailyShare.Item(
                entry.upn(),
                entry.legalSurname(),
                entry.legalForename(),
                entry.dateOfBirth(),
                entry.sex(),
                entry.ethnicity(),
                yearGroup,
                entry.startDate(),
                has(entry, "FSM", date),
                has(entry, "EHCP", date) ? "E" : has(entry, "SEN_SUPPORT", date) ? "K" : "N",
                has(entry, "LAC", date),
                has(entry, "SOCIAL_WORKER", date),
                am == null ? null : am.code(),
                codeClass(am),
                pm == null ? null : pm.code(),
                codeClass(pm));
    }

    private static @Nullable CodeClass codeClass(MarkTable.@Nullable Mark mark) {
        return mark == null ? null : mark.attendanceCode().codeClass();
    }

    private static boolean has(Entry entry, String name, LocalDate date) {
        return entry.flags().stream().anyMatch(flag -> flag.name().equals(name) && holds(flag, date));
    }

    private static boolean holds(PeopleRecord.Flag flag, LocalDate date) {
        return !flag.from().isAfter(date) && (flag.to() == null || !flag.to().isBefore(date));
    }

    private static List<DailyShare.Refreshed> refreshed(List<MarkTable.Mark> changed, Map<UUID, Entry> entries) {
        List<DailyShare.Refreshed> refreshed = new ArrayList<>();
        for (MarkTable.Mark mark : changed) {
            Entry entry = entries.get(mark.pupilId());
            if (entry != null && mark.attendanceCode().collected()) {
                refreshed.add(new DailyShare.Refreshed(
                        entry.upn(),
                        mark.date(),
                        mark.session().name(),
                        mark.code(),
                        mark.attendanceCode().codeClass()));
            }
        }
        return refreshed;
    }
}
