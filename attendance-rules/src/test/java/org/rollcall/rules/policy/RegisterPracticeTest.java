package org.rollcall.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.RegisterPractice.Kind;
import org.rollcall.rules.policy.yaml.ProfileReader;

class RegisterPracticeTest {

    private static final Policies POLICIES = Policies.load();
    private static final LocalDate TODAY = LocalDate.parse("2026-09-14");

    @ParameterizedTest
    @CsvSource({
        "kings-cross-2024, AM, 09:15, KCA-9.11",
        "kings-cross-2024, PM, 13:45, KCA-9.12",
        "hogarth-2024, AM, 09:00, BHCET-5.3",
        "hogarth-2024, PM, 13:00, BHCET-5.5"
    })
    @DisplayName("KCA-9.11 KCA-9.12 BHCET-5.3 BHCET-5.5 registers are marked by a time of the policy")
    void markedBy(String id, Session session, LocalTime time, String cite) {
        // Given
        PolicyProfile policy = POLICIES.find(id).orElseThrow();
        // When
        RegisterPractice practice =
                policy.practiceOn(TODAY, session, Kind.MARKED_BY).orElseThrow();
        // Then
        assertThat(practice.time()).isEqualTo(time);
        assertThat(practice.cite()).isEqualTo(cite);
        assertThat(policy.practiceOn(LocalDate.parse("2024-08-18"), session, Kind.MARKED_BY))
                .isEmpty();
    }

    @Test
    @DisplayName("A school's own time takes the place of the policy's; one of no such form is refused by its name")
    void ownTime() {
        // Given
        PolicyProfile policy = POLICIES.find("kings-cross-2024").orElseThrow();
        // When
        PolicyProfile answered = policy.resolve(Map.of("markedBy.AM", "09:10"));
        // Then
        assertThat(answered.practiceOn(TODAY, Session.AM, Kind.MARKED_BY))
                .map(RegisterPractice::time)
                .contains(LocalTime.parse("09:10"));
        assertThat(answered.practiceOn(TODAY, Session.PM, Kind.MARKED_BY))
                .map(RegisterPractice::time)
                .contains(LocalTime.parse("13:45"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.resolve(Map.of("markedBy.AM", "9")))
                .withMessageStartingWith("markedBy.AM:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.resolve(Map.of("markedBy.NOON", "09:10")))
                .withMessageStartingWith("markedBy.NOON:");
    }

    @Test
    @DisplayName("ATT-A1.3.2 a policy may forbid proposing codes; a successor may propose them again")
    void reasonOnly() {
        // Given
        PolicyProfile policy =
                Policies.of(List.of(ProfileReader.read("own", """
                        profile: own
                        title: Own
                        inForce: {from: "2021-09-01"}
                        practice:
                          - {from: "2021-09-01", prefill: reason-only, cite: ATT-A1.3.2}
                          - {from: "2026-09-01", prefill: suggest, cite: KCA-9.10}
                        """))).find("own").orElseThrow();
        // Then
        assertThat(policy.isReasonOnly(LocalDate.parse("2021-08-31"))).isFalse();
        assertThat(policy.isReasonOnly(LocalDate.parse("2021-09-01"))).isTrue();
        assertThat(policy.isReasonOnly(TODAY)).isFalse();
    }
}
