package org.rollcall.register.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * What registers are checked against: calendar, classes and roll of one school at one revision of its configuration.
 *
 * @param urn school
 * @param revision the configuration's revision
 * @param policies policies with the school's answers, by their first day
 * @param calendar open sessions and their times
 * @param classes registration classes by id
 * @param pupils the roll by pupil, past and future pupils included, in the order of their names
 * @param everIn by class, the pupils who are, were or will be in it, in the order of their names
 */
public record SchoolSnapshot(
        int urn,
        long revision,
        NavigableMap<LocalDate, PolicyProfile> policies,
        SchoolCalendar calendar,
        Map<UUID, SchoolClass> classes,
        Map<UUID, Pupil> pupils,
        Map<UUID, List<Pupil>> everIn) {

    static SchoolSnapshot of(
            int urn,
            long revision,
            NavigableMap<LocalDate, PolicyProfile> policies,
            SchoolCalendar calendar,
            Map<UUID, SchoolClass> classes,
            Map<UUID, Pupil> pupils) {
        Map<UUID, List<Pupil>> everIn = new HashMap<>();
        for (Pupil pupil : pupils.values()) {
            pupil.placements().stream()
                    .map(Placement::classId)
                    .distinct()
                    .forEach(classId -> everIn.computeIfAbsent(classId, any -> new ArrayList<>())
                            .add(pupil));
        }
        return new SchoolSnapshot(urn, revision, policies, calendar, classes, pupils, everIn);
    }

    /**
     * A registration class.
     *
     * @param name class name
     * @param yearGroup national curriculum year
     * @param teachers subjects of its teachers
     */
    public record SchoolClass(String name, int yearGroup, Set<String> teachers) {}

    /**
     * A pupil of the admission register.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param upn unique pupil number, if known
     * @param startDate first day on roll
     * @param lastDay last day on roll, when deleted
     * @param earlier stays that ended before this one
     * @param dual the other school of a pupil with two
     * @param placements classes by their first day, oldest first
     */
    public record Pupil(
            UUID pupilId,
            String name,
            @Nullable String upn,
            LocalDate startDate,
            @Nullable LocalDate lastDay,
            List<Stay> earlier,
            @Nullable DualRegistration dual,
            List<Placement> placements) {
        /** The class on a date, on roll or not; the first class before its own first day. */
        public Placement placementOn(LocalDate date) {
            for (int i = placements.size() - 1; i > 0; i--) {
                if (!placements.get(i).from().isAfter(date)) {
                    return placements.get(i);
                }
            }
            return placements.getFirst();
        }

        /** Whether the pupil is on roll on that day, in this stay or an earlier one. */
        public boolean isOnRoll(LocalDate date) {
            return !date.isBefore(startDate) && (lastDay == null || !date.isAfter(lastDay))
                    || earlier.stream().anyMatch(stay -> stay.holds(date));
        }

        /** Whether the pupil was deleted and that day lies after the last one. */
        public boolean hasLeft(LocalDate date) {
            return lastDay != null && date.isAfter(lastDay);
        }

        /** Whether the pupil is due at the other school in that session (ATT-A1.3.3). */
        public boolean isElsewhere(SessionRef session) {
            return dual != null && dual.isElsewhere(session);
        }
    }

    /**
     * Days on roll, ends included.
     *
     * @param from first day
     * @param to last day
     */
    public record Stay(LocalDate from, LocalDate to) {
        boolean holds(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /**
     * A pupil's class from a day.
     *
     * @param from first day
     * @param classId class
     * @param yearGroup the pupil's national curriculum year
     */
    public record Placement(LocalDate from, UUID classId, int yearGroup) {}

    /** The policy in force on that date; the earliest also holds before its own first day. */
    public PolicyProfile policyOn(LocalDate date) {
        var inForce = policies.floorEntry(date);
        return (inForce == null ? policies.firstEntry() : inForce).getValue();
    }

    /** The class with this id. */
    public Optional<SchoolClass> findClass(UUID classId) {
        return Optional.ofNullable(classes.get(classId));
    }

    /** The pupil with this id. */
    public Optional<Pupil> findPupil(UUID pupilId) {
        return Optional.ofNullable(pupils.get(pupilId));
    }

    /** Pupils whose class on that date is this one: on roll, or still to come; who has left is in no register. */
    public List<Pupil> placedIn(UUID classId, LocalDate date) {
        return everIn.getOrDefault(classId, List.of()).stream()
                .filter(pupil -> !pupil.hasLeft(date))
                .filter(pupil -> pupil.placementOn(date).classId().equals(classId))
                .toList();
    }
}
