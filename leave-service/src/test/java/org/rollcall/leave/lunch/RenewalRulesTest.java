package org.rollcall.leave.lunch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalRulesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-09-07T05:59:59Z,2026-09-06T06:00:00Z",
        "2026-09-07T06:00:00Z,2026-09-07T06:00:00Z",
        "2026-09-07T22:59:00Z,2026-09-07T06:00:00Z",
        "2026-10-25T00:30:00Z,2026-10-24T06:00:00Z",
        "2026-10-25T07:00:00Z,2026-10-25T07:00:00Z",
        "2026-12-01T06:59:59Z,2026-11-30T07:00:00Z"
    })
    void theHourAtWhichParentsAreAskedIsThatOfTheSchoolsClock(Instant now, Instant last) {
        assertThat(RenewalRules.lastHour(now)).isEqualTo(last);
    }
}
