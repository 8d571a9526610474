package org.rollcall.escalation.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.evaluation.Action;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.policy.ActionRule.DeletionGround;
import org.rollcall.rules.policy.Role;

class PlanStepsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-16");
    private static final LocalDate DUE = LocalDate.parse("2026-09-23");

    private static PlannedStep planned(Action action) {
        Finding finding = new Finding(
                "rule",
                List.of("ATT-A6.14"),
                "att-2021",
                DAY,
                LocalDateTime.parse("2026-09-16T09:30"),
                false,
                new Evidence(List.of(), Map.of(), null, null),
                List.of(action));
        return PlanSteps.of(finding).getFirst();
    }

    @Test
    @DisplayName(
            "ATT-A6.11 ATT-A6.14 a visit says how many go, that a risk assessment comes first, and asks for the reason")
    void visit() {
        PlannedStep step = planned(
                new Action.HomeVisit("home-visit", false, true, 2, true, true, Role.DSL, "Decide to visit", DUE));
        assertThat(step.kind()).isEqualTo(StepKind.VISIT);
        assertThat(step.role()).isEqualTo("dsl");
        assertThat(step.due()).isEqualTo(DUE);
        assertThat(step.title())
                .isEqualTo("Decide to visit; members of staff: 2 at least; risk assessment first;"
                        + " record the reason for the decision");
    }

    @Test
    @DisplayName("KCA-16.D3 a visit by one person without an assessment is what the policy calls it")
    void plainVisit() {
        Action visit =
                new Action.HomeVisit("home-visit", true, true, 1, false, false, Role.ATTENDANCE_OFFICER, "Visit", DUE);
        assertThat(planned(visit).title()).isEqualTo("Visit");
    }

    @Test
    @DisplayName("AET-5.11 ATT-A6.14 AET-14.4 AET-15.1 AET-10.8 what a person decides becomes a task of that person")
    void decisions() {
        List<Action> actions = List.of(
                new Action.ProposeDeletion("a", Role.HEAD, DeletionGround.NOT_RETURNED_AFTER_LEAVE, DUE),
                new Action.NotifyPolice("b", Role.DSL, "Decide on a police check", DUE),
                new Action.ReferExternal("c", Role.ATTENDANCE_OFFICER, "school-health", "Refer", DUE),
                new Action.EscalateLegal("d", Role.HEAD, "Decide on a notice to improve", DUE),
                new Action.SafeguardingEscalation("e", Role.DSL, "Judge the risk of harm", DUE),
                new Action.OpenCase("f", Role.ATTENDANCE_OFFICER, "focus", "Open the case", DUE));
        assertThat(actions.stream().map(PlanStepsTest::planned))
                .allSatisfy(step -> {
                    assertThat(step.kind()).isEqualTo(StepKind.DUTY);
                    assertThat(step.due()).isEqualTo(DUE);
                })
                .extracting(PlannedStep::role, PlannedStep::title)
                .containsExactly(
                        tuple(
                                "head",
                                "Decide on deletion from roll (not returned after leave), once the school's and the"
                                        + " authority's enquiries are recorded"),
                        tuple("dsl", "Decide on a police check; record the reason for the decision"),
                        tuple("attendance-officer", "Refer (school health)"),
                        tuple("head", "Decide on a notice to improve; record the reason for the decision"),
                        tuple("dsl", "Judge the risk of harm"),
                        tuple("attendance-officer", "Open the case"));
    }
}
