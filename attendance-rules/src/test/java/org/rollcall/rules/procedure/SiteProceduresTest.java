package org.rollcall.rules.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.PolicyRefused;
import org.rollcall.rules.policy.yaml.ProcedureReader;

class SiteProceduresTest {
    private final SiteProcedures procedures = SiteProcedures.load();

    @Test
    @DisplayName("AET-11.3, AET-11.4, BHCET-15.3, BHCET-15.4 search areas and minutes are each policy's own")
    void areasAndMinutesAreThePolicysOwn() {
        // When
        MissingProcedure aspire = procedures.of("aspire-2023").missing().orElseThrow();
        MissingProcedure hogarth = procedures.of("hogarth-2024").missing().orElseThrow();

        // Then
        assertThat(aspire.searchAreas()).hasSize(7).contains("changing-rooms");
        assertThat(hogarth.searchAreas()).hasSize(6).doesNotContain("changing-rooms");
        assertThat(aspire.parentsDue()).contains(10);
        assertThat(hogarth.parentsDue()).isEmpty();
    }

    @Test
    void aPolicyThatSaysNothingHasNoProcedure() {
        // When
        SiteProcedure silent = procedures.of("kings-cross-2024");

        // Then
        assertThat(silent.missing()).isEmpty();
        assertThat(silent.signOut()).isEqualTo(SignOutRule.NONE);
    }

    @Test
    void everyClauseCitedExists() {
        // Given
        Stream<String> cited = procedures.all().values().stream()
                .flatMap(procedure -> Stream.of(
                                procedure.signOut().cite(),
                                procedure.lunch().map(LunchRule::cite).orElse(List.of()),
                                procedure
                                        .missing()
                                        .map(SiteProceduresTest::cites)
                                        .orElse(List.of()))
                        .flatMap(List::stream));
        RetentionSchedule schedule = RetentionSchedule.load();
        Stream<String> kept = Stream.concat(
                schedule.records().stream().flatMap(record -> record.cite().stream()),
                schedule.stated().stream().map(RetentionSchedule.Stated::cite));

        // When
        List<String> unknown = Stream.concat(cited, kept)
                .filter(id -> Clauses.find(id).isEmpty())
                .toList();

        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void aProcedureWithMinutesAndWithTheSearchIsRefusedByItsLine() {
        // Given
        String file = """
                procedures:
                  - policy: both
                    missing:
                      cite: AET-11.2
                      tell: [{role: head, cite: AET-11.2}]
                      search: {areas: [grounds], cite: AET-11.3}
                      parents: {afterMinutes: 10, afterSearch: true, cite: AET-11.4}
                      police: {cite: AET-11.5}
                      form: {role: teacher, cite: AET-11.6}
                      flagged: {flags: [LAC], role: dsl, cite: AET-11.7}
                      located: {welfare: true, cite: AET-11.8}
                      report: {role: head, cite: AET-11.9}
                """;

        // Then
        assertThatThrownBy(() -> ProcedureReader.read("procedures.yaml", file))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("7");
    }

    @Test
    @DisplayName("AET-6.7, ATT-3.5, BHCET-10.14 six years by law run where a policy says three")
    void sixYearsRunWhereAPolicySaysThree() {
        // Given
        RetentionSchedule schedule = RetentionSchedule.load();

        // When
        int aspire = schedule.years("aspire-2023", "attendance-entry");
        int silent = schedule.years("kings-cross-2024", "attendance-entry");

        // Then
        assertThat(List.of(aspire, silent)).containsOnly(6);
        assertThat(RetentionSchedule.lastDay(LocalDate.parse("2024-09-09"), aspire))
                .isEqualTo(LocalDate.parse("2030-09-09"));
        assertThat(schedule.statedBy("aspire-2023", "attendance-entry"))
                .hasValueSatisfying(said -> assertThat(said.years()).isEqualTo(3));
    }

    private static List<String> cites(MissingProcedure missing) {
        return Stream.of(
                        missing.cite(),
                        missing.searchCite(),
                        missing.parentsCite(),
                        missing.policeCite(),
                        missing.form().cite(),
                        missing.flagged().cite(),
                        missing.locatedCite(),
                        missing.welfareCite(),
                        missing.report().cite())
                .filter(Objects::nonNull)
                .toList();
    }
}
