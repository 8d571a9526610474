package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.SessionRef;

/**
 * A deletion that somebody asks for, with all that is known.
 *
 * @param today the day on which it is asked for
 * @param lastDay last day on roll
 * @param destination where the pupil goes
 * @param proofs what was stated
 * @param marks codes of the pupil's register by session, as far back as they may matter
 * @param policy what the school's policy asks beyond the regulations
 */
public record DeletionCase(
        Ground ground,
        LocalDate today,
        LocalDate lastDay,
        Leaver leaver,
        Destination destination,
        Map<Proof, Statement> proofs,
        NavigableMap<SessionRef, String> marks,
        SchoolCalendar calendar,
        DeletionPolicy policy) {
    /**
     * The pupil.
     *
     * @param startDate first day on roll
     * @param yearGroup national curriculum year, below 0 in a nursery
     * @param socialWorker whether the child has a social worker
     */
    public record Leaver(LocalDate dateOfBirth, LocalDate startDate, int yearGroup, boolean socialWorker) {}

    Optional<Statement> proof(Proof proof) {
        return Optional.ofNullable(proofs.get(proof));
    }

    boolean has(Proof proof) {
        return proofs.containsKey(proof);
    }

    Reason reason() {
        return ground.reason();
    }
}
