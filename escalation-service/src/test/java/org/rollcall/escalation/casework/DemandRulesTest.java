package org.rollcall.escalation.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.task.Task;
import org.rollcall.escalation.task.TaskDemands;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskState;

class DemandRulesTest {
    private static final TaskDemands THIRD_DAY = new TaskDemands(true, 2, true, false, 0);
    private static final TaskDemands FIRST_DAY = new TaskDemands(false, 1, false, true, 0);

    private static Task visit(TaskDemands demands) {
        return new Task(
                100001,
                UUID.randomUUID(),
                TaskKind.VISIT,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "home-visit",
                "unexplained-day-3-vulnerable-visit",
                "ATT-A6.14",
                "dsl",
                "Visit",
                LocalDate.parse("2026-09-16"),
                demands,
                TaskState.OPEN,
                Instant.parse("2026-09-16T08:30:00Z"));
    }

    private static Completion done(@Nullable VisitRecord visit, @Nullable String rationale) {
        return new Completion(null, null, null, null, null, null, visit, rationale, null);
    }

    private static void lacks(Task task, Completion completion, String... fields) {
        assertThatThrownBy(() -> DemandRules.check(task, completion))
                .asInstanceOf(InstanceOfAssertFactories.type(HttpProblem.class))
                .satisfies(problem -> assertThat(
                                String.valueOf(problem.getParameters().get("errors")))
                        .contains(fields));
    }

    @Test
    @DisplayName("ATT-A6.7 ATT-A6.8 a safe and well visit is made by two, after the risk was weighed")
    void twoGoAfterAnAssessment() {
        lacks(visit(THIRD_DAY), done(null, null), "visit.visitors", "visit.riskAssessment");
        lacks(
                visit(THIRD_DAY),
                done(new VisitRecord(null, List.of("Test Visitor"), "Quiet street", true, null), null),
                "visit.visitors");
        assertThatCode(() -> DemandRules.check(
                        visit(THIRD_DAY),
                        done(
                                new VisitRecord(
                                        null, List.of("Test Visitor", "Other Visitor"), "Quiet street", true, null),
                                null)))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("ATT-A6.14 nobody decides against the visit of the third day")
    void mandatory() {
        assertThatThrownBy(() -> DemandRules.check(
                        visit(THIRD_DAY), done(new VisitRecord(true, null, null, null, null), "Too late today")))
                .hasMessageContaining("no choice");
    }

    @Test
    @DisplayName("ATT-A6.6 on the first days the safeguarding lead decides with a reason, for or against")
    void reasoned() {
        lacks(visit(FIRST_DAY), done(new VisitRecord(true, null, null, null, null), " "), "rationale");
        lacks(visit(FIRST_DAY), done(null, null), "rationale");
        assertThatCode(() -> DemandRules.check(
                        visit(FIRST_DAY), done(new VisitRecord(true, null, null, null, null), "Seen by a neighbour")))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A reasoned decision is for the role of the task or the head")
    void decider() {
        assertThatThrownBy(() -> DemandRules.checkDecider(visit(FIRST_DAY), Set.of("office")))
                .hasMessageContaining("dsl");
        assertThatCode(() -> {
                    DemandRules.checkDecider(visit(FIRST_DAY), Set.of("office", "dsl"));
                    DemandRules.checkDecider(visit(FIRST_DAY), Set.of("head"));
                    DemandRules.checkDecider(visit(THIRD_DAY), Set.of("attendance-officer"));
                })
                .doesNotThrowAnyException();
    }
}
