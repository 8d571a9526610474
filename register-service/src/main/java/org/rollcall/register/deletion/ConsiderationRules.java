package org.rollcall.register.deletion;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.deletion.DeletePupil.Considered;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.deletion.DeletionCase;
import org.rollcall.rules.deletion.DeletionPolicy;
import org.rollcall.rules.deletion.DeletionRules;
import org.rollcall.rules.deletion.Ground;
import org.rollcall.rules.deletion.GroundEdition;
import org.rollcall.rules.deletion.Lack;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Judges a deletion on what the school knows, and says what its return needs. */
final class ConsiderationRules {
    private static final String SOCIAL_WORKER = "SOCIAL_WORKER";
    private static final String LEAVERS_RETURNED = "deletionLeaversReturned";
    private static final int UNMARKED_DAYS_BACK = 60;

    private ConsiderationRules() {}

    /** The ground, when the deletion lacks nothing. */
    static Ground ground(Considered given, LocalDate today) {
        LocalDate lastDay = given.asked().lastDay();
        GroundEdition edition = GroundEdition.on(lastDay);
        if (given.asked().edition() != null
                && !edition.id().equals(given.asked().edition())) {
            throw incomplete(List.of(new FieldError(
                    "edition", "is not in force on " + lastDay + "; the edition of that day is " + edition.id())));
        }
        Ground ground = edition.ground(given.asked().ground())
                .orElseThrow(() -> incomplete(List.of(
                        new FieldError("ground", "is no ground of the regulations; they are lettered a to o"))));
        List<FieldError> errors = new ArrayList<>(DeletionRules.lacks(deletion(given, ground, today)).stream()
                .map(ConsiderationRules::error)
                .toList());
        for (int i = 0; i < given.entry().parents().size(); i++) {
            PeopleRecord.Parent parent = given.entry().parents().get(i);
            if (parent.livesWith() && parent.phones().isEmpty()) {
                errors.add(new FieldError(
                        "parents[" + i + "].phones",
                        "is missing in the admission register: a number for each parent the pupil lives with"
                                + " (BHCET-9.9)"));
            }
        }
        given.marks().tailMap(new SessionRef(lastDay, Session.PM), false).entrySet().stream()
                .filter(mark -> came(mark.getKey(), mark.getValue()))
                .findFirst()
                .ifPresent(mark -> errors.add(
                        new FieldError("lastDay", "is before " + mark.getKey() + ", when the pupil attended")));
        if (!errors.isEmpty()) {
            throw incomplete(errors);
        }
        return ground;
    }

    /** When the return is due, whether it is, to whom it goes, and what the register still lacks. */
    static DeletionReturn.Facts facts(
            Considered given, Ground ground, LocalDate today, String schoolLa, LocalDateTime now) {
        return new DeletionReturn.Facts(
                DeletionRules.returnDue(deletion(given, ground, today)),
                isRequired(given),
                Stream.of(schoolLa, given.entry().laCode()).distinct().toList(),
                unmarked(given, now));
    }

    private static DeletionCase deletion(Considered given, Ground ground, LocalDate today) {
        LocalDate lastDay = given.asked().lastDay();
        return new DeletionCase(
                ground,
                today,
                lastDay,
                new DeletionCase.Leaver(
                        given.entry().dateOfBirth(),
                        given.entry().startDate(),
                        given.entry().yearGroup(),
                        given.entry().flags().stream()
                                .anyMatch(flag -> flag.name().equals(SOCIAL_WORKER)
                                        && !flag.from().isAfter(today)
                                        && (flag.to() == null || !flag.to().isBefore(today)))),
                given.asked().destination(),
                given.asked().proofs(),
                given.marks(),
                given.school().calendar(),
                DeletionPolicy.of(given.school().policyOn(lastDay), lastDay));
    }

    /** Of the most senior year at or after the end of the year's last term no return is due, unless asked for. */
    private static boolean isRequired(Considered given) {
        LocalDate lastDay = given.asked().lastDay();
        SchoolYear year = SchoolYear.of(lastDay);
        boolean mostSenior = given.school().classes().values().stream()
                .mapToInt(SchoolSnapshot.SchoolClass::yearGroup)
                .noneMatch(group -> group > given.entry().yearGroup());
        boolean yearOver = given.school().calendar().terms().stream()
                .map(Term::end)
                .filter(year::contains)
                .max(LocalDate::compareTo)
                .filter(end -> end.isAfter(year.start().plusMonths(9)))
                .filter(end -> !lastDay.isBefore(end))
                .isPresent();
        return !(mostSenior && yearOver) || given.school().policyOn(lastDay).parameter(LEAVERS_RETURNED, lastDay) > 0;
    }

    private static List<DeletionReturn.Unmarked> unmarked(Considered given, LocalDateTime now) {
        LocalDate lastDay = given.asked().lastDay();
        LocalDate first = lastDay.minusDays(UNMARKED_DAYS_BACK);
        LocalDate from =
                first.isBefore(given.entry().startDate()) ? given.entry().startDate() : first;
        int yearGroup = given.entry().yearGroup();
        return given.school().calendar().schoolDays(from, lastDay, yearGroup).stream()
                .flatMap(day -> Stream.of(Session.values()).map(session -> new SessionRef(day, session)))
                .filter(session -> !given.marks().containsKey(session))
                .filter(session -> given.school()
                        .calendar()
                        .closesAt(session.date(), session.session(), yearGroup)
                        .filter(closes -> !closes.isAfter(now))
                        .isPresent())
                .map(session -> new DeletionReturn.Unmarked(
                        session.date(), session.session().name()))
                .toList();
    }

    private static boolean came(SessionRef session, String code) {
        return code.equals("U")
                || CodeEdition.codeOn(code, session.date())
                        .filter(known -> known.codeClass().isAttended())
                        .isPresent();
    }

    private static FieldError error(Lack lack) {
        return new FieldError(lack.field(), lack.message() + " (" + lack.cite() + ")");
    }

    private static RuntimeException incomplete(List<FieldError> errors) {
        return Problem.unprocessable(
                "deletion-incomplete", "The ground does not hold yet; what it lacks is named.", errors);
    }
}
