package org.rollcall.leave.school;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.events.Event;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.leave.attendance.MarkEntry;
import org.rollcall.leave.attendance.MarkEntry.Place;

/**
 * What a batch of the register's events leaves to be written: of each thing the highest revision, and of a purged pupil
 * only what was told after the purge. To be erased first and kept then.
 */
final class RegisterBatch {
    /** A school's year, in the order in which rows are written. */
    private record Year(int urn, String year) {}

    private final SortedMap<Integer, SchoolConfigured> schools = new TreeMap<>();
    private final Map<Year, CalendarChanged> calendars = new HashMap<>();
    private final SortedMap<RollChange.Pupil, RollChange> roll = new TreeMap<>();
    private final SortedSet<RollChange.Pupil> purged = new TreeSet<>();
    private final Map<Place, MarkEntry> marks = new HashMap<>();

    /** Adds an event, after those that were told before it. */
    void add(Event event) {
        switch (event) {
            case SchoolConfigured school ->
                schools.merge(school.urn(), school, (a, b) -> b.revision() > a.revision() ? b : a);
            case CalendarChanged calendar ->
                calendars.merge(
                        new Year(calendar.urn(), calendar.year()),
                        calendar,
                        (a, b) -> b.revision() > a.revision() ? b : a);
            case PupilAdmitted pupil -> add(new RollChange.Pupil(pupil.urn(), pupil.pupilId()), RollChange.of(pupil));
            case PupilUpdated pupil -> add(new RollChange.Pupil(pupil.urn(), pupil.pupilId()), RollChange.of(pupil));
            case PupilDeleted pupil -> add(new RollChange.Pupil(pupil.urn(), pupil.pupilId()), RollChange.of(pupil));
            case PupilPurged pupil -> purge(pupil);
            case RegisterTaken taken ->
                taken.marks()
                        .forEach(mark -> add(
                                new Place(taken.urn(), taken.date(), taken.session(), mark.pupilId()),
                                mark.code(),
                                mark.revision()));
            case MarksAmended amended ->
                amended.amendments()
                        .forEach(mark -> add(
                                new Place(amended.urn(), mark.date(), mark.session(), mark.pupilId()),
                                mark.code(),
                                mark.revision()));
            default -> {
                // Nothing that is copied here.
            }
        }
    }

    List<SchoolConfigured> schools() {
        return List.copyOf(schools.values());
    }

    List<CalendarChanged> calendars() {
        return calendars.values().stream()
                .sorted((a, b) -> a.urn() == b.urn() ? a.year().compareTo(b.year()) : Integer.compare(a.urn(), b.urn()))
                .toList();
    }

    SortedMap<RollChange.Pupil, RollChange> roll() {
        return roll;
    }

    List<RollChange.Pupil> purged() {
        return List.copyOf(purged);
    }

    List<MarkEntry> marks() {
        List<MarkEntry> sorted = new ArrayList<>(marks.values());
        sorted.sort((a, b) -> a.place().compareTo(b.place()));
        return sorted;
    }

    private void purge(PupilPurged gone) {
        RollChange.Pupil pupil = new RollChange.Pupil(gone.urn(), gone.pupilId());
        purged.add(pupil);
        marks.keySet()
                .removeIf(place -> place.urn() == gone.urn() && place.pupilId().equals(gone.pupilId()));
        add(pupil, RollChange.of(gone));
    }

    private void add(RollChange.Pupil pupil, RollChange change) {
        roll.merge(pupil, change, RollChange::and);
    }

    private void add(Place place, String code, int revision) {
        marks.merge(place, new MarkEntry(place, code, revision), (a, b) -> b.revision() > a.revision() ? b : a);
    }
}
