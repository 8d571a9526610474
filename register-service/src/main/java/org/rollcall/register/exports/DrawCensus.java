package org.rollcall.register.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.ReadEntries;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Draws up a school's attendance for a census. */
@ApplicationScoped
public class DrawCensus {
    private static final int YOUNGEST = 4;
    private static final int OLDEST = 15;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkTable marks;
    private final ReadEntries entries;
    private final SchoolNames schools;
    private final AuditTrail audit;
    private final SchoolClock clock;

    DrawCensus(
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

    Uni<Census> draw(int urn, CensusWindow window, Actor by) {
        return snapshots
                .current(urn)
                .chain(school -> schools.standing(urn)
                        .chain(standing -> database.inTransaction(
                                Scope.school(urn),
                                transaction -> items(transaction, school, window)
                                        .call(() -> audit.keep(
                                                transaction,
                                                urn,
                                                by,
                                                "census-drawn",
                                                urn + "/census/" + window.collection()))
                                        .map(items -> new Census(
                                                urn,
                                                standing.laCode(),
                                                window.collection(),
                                                window.from(),
                                                window.to(),
                                                clock.today().isAfter(window.to()),
                                                clock.now(),
                                                items,
                                                null)))));
    }

    private Uni<List<Census.Item>> items(SqlConnection transaction, SchoolSnapshot school, CensusWindow window) {
        Collection<UUID> ids = school.pupils().keySet();
        return entries.of(transaction, school.urn(), List.copyOf(ids))
                .chain(known -> marks.standing(transaction, school.urn(), ids, window.from(), window.to())
                        .map(all -> {
                            Map<UUID, List<MarkTable.Mark>> byPupil =
                                    all.stream().collect(Collectors.groupingBy(MarkTable.Mark::pupilId));
                            List<Census.Item> items = new ArrayList<>();
                            for (CensusWindow.Period period : window.periods()) {
                                for (Pupil pupil : school.pupils().values()) {
                                    Entry entry = known.get(pupil.pupilId());
                                    if (entry != null && isIn(pupil, period) && isCollected(entry, period)) {
                                        items.add(item(
                                                period,
                                                pupil,
                                                entry,
                                                byPupil.getOrDefault(pupil.pupilId(), List.of())));
                                    }
                                }
                            }
                            return items;
                        }));
    }

    private static boolean isIn(Pupil pupil, CensusWindow.Period period) {
        return period.days().start().datesUntil(period.days().end().plusDays(1)).anyMatch(pupil::isOnRoll);
    }

    private static Census.Item item(CensusWindow.Period period, Pupil pupil, Entry entry, List<MarkTable.Mark> marks) {
        LocalDate last = period.days().end();
        int age = age(entry, last);
        List<MarkTable.Mark> counted = marks.stream()
                .filter(mark -> period.days().contains(mark.date()) && pupil.isOnRoll(mark.date()))
                .toList();
        int authorised = count(counted, CodeClass.AUTHORISED);
        int unauthorised = count(counted, CodeClass.UNAUTHORISED);
        boolean isSplit = age > YOUNGEST;
        return new Census.Item(
                period.name(),
                entry.upn(),
                entry.legalSurname(),
                entry.legalForename(),
                entry.dateOfBirth(),
                entry.sex(),
                pupil.placementOn(last).yearGroup(),
                age,
                entry.startDate(),
                pupil.lastDay() == null || pupil.lastDay().isAfter(last) ? null : pupil.lastDay(),
                (int) counted.stream()
                        .filter(mark -> mark.attendanceCode().codeClass().isPossible())
                        .count(),
                authorised + unauthorised,
                isSplit ? authorised : null,
                isSplit ? unauthorised : null,
                codes(counted));
    }

    private static boolean isCollected(Entry entry, CensusWindow.Period period) {
        int age = age(entry, period.days().end());
        return age >= YOUNGEST && age <= OLDEST;
    }

    /** On the 31 August that begins the year of schooling; the school year of the calendar begins with the month. */
    private static int age(Entry entry, LocalDate on) {
        LocalDate reference = SchoolYear.of(on).start().withDayOfMonth(31);
        return Period.between(entry.dateOfBirth(), reference).getYears();
    }

    private static int count(List<MarkTable.Mark> marks, CodeClass codeClass) {
        return (int) marks.stream()
                .filter(mark -> mark.attendanceCode().codeClass() == codeClass)
                .count();
    }

    private static SortedMap<String, Integer> codes(List<MarkTable.Mark> marks) {
        SortedMap<String, Integer> codes = new TreeMap<>();
        marks.stream()
                .filter(mark -> mark.attendanceCode().collected())
                .forEach(mark -> codes.merge(mark.code(), 1, Integer::sum));
        return codes;
    }
}
