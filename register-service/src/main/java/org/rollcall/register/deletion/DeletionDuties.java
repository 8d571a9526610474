package org.rollcall.register.deletion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.register.deletion.DeletePupil.Considered;
import org.rollcall.register.duty.Duty;
import org.rollcall.rules.deletion.DeletionPolicy;
import org.rollcall.rules.deletion.Ground;

/** What a policy asks people to do after a name was deleted. */
final class DeletionDuties {
    private static final int SCHOOL_DAYS = 5;

    private DeletionDuties() {}

    static List<Duty> after(Considered given, Ground ground, LocalDate today) {
        LocalDate lastDay = given.asked().lastDay();
        DeletionPolicy policy = DeletionPolicy.of(given.school().policyOn(lastDay), lastDay);
        LocalDate due = given.school()
                .calendar()
                .schoolDaysAfter(
                        today.isAfter(lastDay) ? today : lastDay,
                        SCHOOL_DAYS,
                        given.entry().yearGroup());
        return switch (ground.reason()) {
            case HOME_EDUCATION ->
                policy.returnOnReceipt()
                        ? List.of(duty(
                                given.pupilId(),
                                "home-education",
                                "Confirm that the local authority has registered the pupil as home educated",
                                "ATT-A5.3",
                                due))
                        : List.of();
            case MOVED_AWAY ->
                policy.authorityAdvises()
                        ? List.of(duty(
                                given.pupilId(),
                                "moved-away",
                                "Follow where the pupil went, with the admissions team of the local authority",
                                "ATT-A5.4",
                                due))
                        : List.of();
            default -> List.of();
        };
    }

    private static Duty duty(UUID pupilId, String what, String title, String clause, LocalDate due) {
        return new Duty(
                "deletion/" + what + "/" + pupilId, pupilId, "attendance-officer", title, clause, due, false, true);
    }
}
