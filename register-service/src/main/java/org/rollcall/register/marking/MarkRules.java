package org.rollcall.register.marking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.problem.Problem.FieldError;

/** What may be entered: a code of the date's edition, for a pupil on roll, in a session of today or earlier. */
public final class MarkRules {
    private static final int MOST_FAULTS = 100;

    private MarkRules() {}

    /** Why the session takes no marks of this year group, if it does not. */
    public static Optional<Refused> session(
            SchoolSnapshot school, SessionRef session, int yearGroup, LocalDate today, String field) {
        if (session.date().isAfter(today)) {
            return Optional.of(Refused.at(field, "date-in-future", "The session has not come yet."));
        }
        return school.calendar().isOpen(session.date(), session.session(), yearGroup)
                ? Optional.empty()
                : Optional.of(Refused.at(
                        field, "not-a-school-day", "The school was not open for this class in that session."));
    }

    /** Why the code cannot stand in a register of that date, if it cannot. */
    public static Optional<Refused> code(String code, @Nullable Integer minutesLate, LocalDate date, String field) {
        Optional<AttendanceCode> known = CodeEdition.codeOn(code, date);
        if (known.isEmpty()) {
            return Optional.of(Refused.at(field + "code", "unknown-code", "This is no attendance code of that date."));
        }
        return minutesLate != null && !known.get().isLate()
                ? Optional.of(Refused.at(
                        field + "minutesLate", "minutes-without-lateness", "Only L and U come with minutes."))
                : Optional.empty();
    }

    /** Why a mark cannot be amended like this, if it cannot. */
    static Optional<Refused> amendment(
            SchoolSnapshot school,
            UUID pupilId,
            SessionRef session,
            String code,
            @Nullable Integer minutesLate,
            LocalDate today,
            String field) {
        Optional<Pupil> pupil = school.findPupil(pupilId);
        if (pupil.isEmpty()) {
            return Optional.of(notOnRoll(field));
        }
        return session(school, session, pupil.get().placementOn(session.date()).yearGroup(), today, field + "date")
                .or(() -> pupil.get().isOnRoll(session.date()) ? Optional.empty() : Optional.of(notOnRoll(field)))
                .or(() -> code(code, minutesLate, session.date(), field));
    }

    private static Refused notOnRoll(String field) {
        return Refused.at(field + "pupilId", "pupil-not-on-roll", "The pupil is not on roll on that day.");
    }

    /** Why the register of a class cannot be taken like this, if it cannot; every faulty entry is named. */
    static Optional<Refused> register(
            SchoolSnapshot school, SessionRef session, UUID classId, Submission submission, LocalDate today) {
        int yearGroup = school.findClass(classId).orElseThrow().yearGroup();
        Optional<Refused> closed = session(school, session, yearGroup, today, "date");
        if (closed.isPresent()) {
            return closed;
        }
        List<Refused> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < submission.marks().size() && faults.size() < MOST_FAULTS; i++) {
            Submission.Mark mark = submission.marks().get(i);
            String field = (submission.othersPresent() ? "allPresentExcept[" : "marks[") + i + "].";
            if (!seen.add(mark.pupilId())) {
                faults.add(Refused.at(field + "pupilId", "duplicate-pupil", "The pupil is named twice."));
            } else if (!isOnRoll(school, classId, mark.pupilId(), session.date())) {
                faults.add(Refused.at(
                        field + "pupilId", "pupil-not-on-roll", "The pupil is not on this class's roll on that day."));
            } else {
                code(mark.code(), mark.minutesLate(), session.date(), field).ifPresent(faults::add);
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(together(faults));
    }

    static Refused together(List<Refused> faults) {
        List<FieldError> errors =
                faults.stream().flatMap(fault -> fault.errors().stream()).toList();
        return new Refused(faults.getFirst().code(), faults.getFirst().detail(), errors);
    }

    private static boolean isOnRoll(SchoolSnapshot school, UUID classId, UUID pupilId, LocalDate date) {
        return school.findPupil(pupilId)
                .filter(pupil -> pupil.isOnRoll(date))
                .map(pupil -> pupil.placementOn(date).classId())
                .filter(classId::equals)
                .isPresent();
    }

    /** The code of presence at the register of that session. */
    static String presentAt(SessionRef session) {
        return session.session() == Session.AM ? "/" : "\\";
    }

    /** Pupils who are expected in the class's register on that date. */
    static List<Pupil> expected(SchoolSnapshot school, UUID classId, LocalDate date) {
        return school.placedIn(classId, date).stream()
                .filter(pupil -> pupil.isOnRoll(date))
                .toList();
    }
}
