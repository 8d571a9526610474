package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.yaml.ProfileReader;

class DatedPolicyTest {

    private static final PolicyProfile POLICY =
            Policies.of(List.of(ProfileReader.read("test", """
                    profile: test
                    title: Two editions
                    inForce: {from: "2026-09-01"}
                    parameters:
                      - {name: minimumPossibleSessions, from: "2026-09-01", value: 20, cite: NAT-DFE.3}
                      - {name: late, from: "2026-09-01", value: 3, cite: KCA-12.4}
                      - {name: late, from: "2026-11-01", value: 5, cite: ATT-4.5}
                    rules:
                      - id: persistent-absence
                        cite: KCA-7.1
                        to: "2026-10-31"
                        when: {rate-threshold: {measure: absence, gte: 10}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: persistent-absence
                        cite: BHCET-21.1
                        from: "2026-11-01"
                        when: {rate-threshold: {measure: attendance, lt: 90}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: persistent-lateness
                        cite: KCA-12.4
                        when: {mark-count: {codes: [L], count: {gte: late}, window: half-term}}
                        then: [{notify-role: {role: head, title: T}}]
                    """))).find("test").orElseThrow();

    @Test
    @DisplayName("KCA-7.1 BHCET-21.1 a rule replaced from a date leaves what was found before with its own clause")
    void replaced() {
        // Given
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .under(POLICY)
                .present("2026-09-03", "2026-09-15")
                .marks("2026-09-16", "2026-09-16", "I");
        List<Finding> before = pupil.asOf("2026-09-30T12:00", "persistent-absence");
        // When
        pupil.present("2026-09-17", "2026-10-23").marks("2026-11-02", "2026-11-06", "I");
        List<Finding> after = pupil.asOf("2026-11-30T12:00", "persistent-absence");
        // Then
        assertThat(before).singleElement().extracting(Finding::clauses).isEqualTo(List.of("KCA-7.1"));
        assertThat(after).hasSize(2).startsWith(before.getFirst());
        assertThat(after.getLast().clauses()).containsExactly("BHCET-21.1");
    }

    @Test
    @DisplayName("KCA-12.4 ATT-4.5 a number replaced from a date counts from that date on")
    void replacedNumber() {
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .under(POLICY)
                .marks("2026-10-05", "2026-10-07", "L", "\\")
                .marks("2026-11-02", "2026-11-05", "L", "\\");
        assertThat(pupil.asOf("2026-11-05T17:30", "persistent-lateness"))
                .singleElement()
                .satisfies(found -> assertThat(found.occurrence()).hasToString("2026-10-07"));
        pupil.marks("2026-11-06", "2026-11-06", "L", "\\");
        assertThat(pupil.asOf("2026-11-06T17:30", "persistent-lateness")).hasSize(2);
    }
}
