package org.rollcall.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.gateway.upstream.Upstream;

class RouteTableTest {
    @ParameterizedTest
    @CsvSource({
        "schools/900001, REGISTER",
        "schools/900001/policy, REGISTER",
        "schools/900001/calendars/2026-27, REGISTER",
        "schools/900001/classes/c, REGISTER",
        "schools/900001/pupils/p, REGISTER",
        "schools/900001/pupils/p/deletion, REGISTER",
        "schools/900001/pupils/p/site-events, REGISTER",
        "schools/900001/pupils/p/marks/2026-09-07/AM/amendments, REGISTER",
        "schools/900001/pupils/p/marks, REGISTER",
        "schools/900001/registers/2026-09-07/AM/c, REGISTER",
        "schools/900001/on-site, REGISTER",
        "schools/900001/absence-reports, REGISTER",
        "schools/900001/imports, REGISTER",
        "schools/900001/imports/i, REGISTER",
        "codes, REGISTER",
        "schools/900001/leave-requests, LEAVE",
        "schools/900001/leave-requests/l/decision, LEAVE",
        "schools/900001/lunch-passes/l/withdrawal, LEAVE",
        "policies, ESCALATION",
        "policies/kings-cross-2024/lint, ESCALATION",
        "schools/900001/findings, ESCALATION",
        "schools/900001/contact-log, ESCALATION",
        "schools/900001/cases/c/entries, ESCALATION",
        "schools/900001/concerns, ESCALATION",
        "schools/900001/tasks/t/completion, ESCALATION",
        "schools/900001/letters/l.pdf, ESCALATION",
        "schools/900001/letters/l/why, ESCALATION",
        "schools/900001/letters/print-runs/r/posted, ESCALATION",
        "schools/900001/letter-settings, ESCALATION",
        "schools/900001/letter-templates/t/preview, ESCALATION",
        "schools/900001/parents/p/letter-preference, ESCALATION",
        "schools/900001/penalty-notices/considerations/c, ESCALATION",
        "la/202/notifications/n/acknowledgement, ESCALATION",
        "la/202/webhook, ESCALATION",
        "schools/900001/summary, REPORTING",
        "schools/900001/benchmarks, REPORTING",
        "schools/900001/reports/parent-report/p, REPORTING",
        "schools/900001/live, REPORTING",
        "trusts/90001/live, REPORTING",
        "reference/benchmarks, REPORTING",
        "services/register/dead-letters, REGISTER",
        "services/leave/schools/900001/dead-letters, LEAVE",
        "services/escalation/schools/900001/dead-letters/d/replay, ESCALATION",
        "services/reporting/schools/900001/dead-letters/d/dismissal, REPORTING"
    })
    void a_path_of_the_api_has_its_service(String path, Upstream service) {
        assertThat(RouteTable.find(List.of(path.split("/")))).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schools",
                "schools/900001/secrets",
                "services/kafka/dead-letters",
                "internal/dev/clock",
                "q/health",
                "dev/clock",
                "code",
                "lax"
            })
    void a_path_that_is_not_listed_has_none(String path) {
        assertThat(RouteTable.find(List.of(path.split("/")))).isEmpty();
    }
}
