package org.rollcall.register.missing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.register.missing.IncidentEntry.Type;
import org.rollcall.register.missing.Step.State;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.procedure.MissingProcedure;
import org.rollcall.rules.procedure.SiteProcedures;

class IncidentRulesTest {
    private static final MissingProcedure ASPIRE =
            SiteProcedures.load().of("aspire-2023").missing().orElseThrow();
    private static final MissingProcedure HOGARTH =
            SiteProcedures.load().of("hogarth-2024").missing().orElseThrow();
    private static final List<String> NUMBERS = List.of("Parent One", "Gran Two");

    private final List<IncidentEntry> entries = new ArrayList<>();

    @Test
    @DisplayName("AET-11.4 parents are told at ten minutes, not at nine")
    void parentsAreToldAtTenMinutes() {
        assertThat(step(ASPIRE, "parents", "10:09").state()).isEqualTo(State.WAITING);
        assertThat(step(ASPIRE, "parents", "10:10").state()).isEqualTo(State.DUE);
        assertThat(step(ASPIRE, "parents", "10:10").dueAt()).isEqualTo(at("10:10"));
    }

    @Test
    @DisplayName("AET-11.4 a pupil found after eight minutes leaves no parent task of this clause")
    void aPupilFoundBeforeLeavesNone() {
        // Given
        did(Type.LOCATED, "10:08", null, null);

        // Then
        assertThat(step(ASPIRE, "parents", "10:30").state()).isEqualTo(State.DROPPED);
    }

    @Test
    @DisplayName("BHCET-15.4 without a limit in minutes the end of the search decides")
    void theEndOfTheSearchDecides() {
        // Given
        assertThat(step(HOGARTH, "parents", "10:59").state()).isEqualTo(State.WAITING);

        // When
        HOGARTH.searchAreas().forEach(area -> searched(area, "10:12"));

        // Then
        assertThat(step(HOGARTH, "parents", "10:12").state()).isEqualTo(State.DUE);
        assertThat(step(HOGARTH, "parents", "10:12").dueAt()).isEqualTo(at("10:12"));
    }

    @Test
    @DisplayName("AET-11.5, BHCET-15.5 the police are called when the parents heard nothing and every number was tried")
    void thePoliceAreCalledWhenEveryNumberWasTried() {
        // Given
        did(Type.CONTACT, "10:11", "Parent One", "HEARD_NOTHING");
        assertThat(step(ASPIRE, "police", "10:12").state()).isEqualTo(State.WAITING);

        // When
        did(Type.CONTACT, "10:13", "Gran Two", "NO_ANSWER");

        // Then
        assertThat(step(ASPIRE, "police", "10:13").state()).isEqualTo(State.DUE);
        assertThat(step(ASPIRE, "police", "10:13").dueAt()).isEqualTo(at("10:13"));
        assertThat(step(HOGARTH, "police", "10:13").state()).isEqualTo(State.DUE);
    }

    @Test
    @DisplayName("AET-11.5 a parent who has heard from the pupil keeps the police out")
    void aParentWhoHeardFromThePupilKeepsThePoliceOut() {
        // Given
        did(Type.CONTACT, "10:11", "Parent One", "HEARD");
        did(Type.CONTACT, "10:13", "Gran Two", "NO_ANSWER");

        // Then
        assertThat(step(ASPIRE, "police", "10:30").state()).isEqualTo(State.WAITING);
    }

    @Test
    @DisplayName("AET-11.5 where no number is held the list is exhausted with the parents' moment")
    void whereNoNumberIsHeldTheListIsExhausted() {
        // When
        List<Step> before = IncidentRules.steps(incident(Set.of()), ASPIRE, List.of(), at("10:09"));
        List<Step> after = IncidentRules.steps(incident(Set.of()), ASPIRE, List.of(), at("10:10"));

        // Then
        assertThat(find(before, "police").state()).isEqualTo(State.WAITING);
        assertThat(find(after, "police").state()).isEqualTo(State.DUE);
    }

    @Test
    @DisplayName("AET-11.8, BHCET-15.7 when found, parents are told and everybody who was told before")
    void whoWasToldIsToldAgain() {
        // Given
        did(Type.POLICE, "10:20", null, null);
        did(Type.LOCATED, "10:25", null, null);

        // When
        List<Step> steps = IncidentRules.steps(incident(Set.of()), ASPIRE, NUMBERS, at("10:26"));

        // Then
        assertThat(find(steps, "located-tell-parents").dueAt()).isEqualTo(at("10:25"));
        assertThat(find(steps, "located-tell-police").state()).isEqualTo(State.DUE);
        did(Type.TOLD, "10:27", "police", null);
        assertThat(step(ASPIRE, "located-tell-police", "10:28").state()).isEqualTo(State.DONE);
        assertThat(step(ASPIRE, "located-tell-parents", "10:28").state()).isEqualTo(State.DUE);
    }

    @Test
    @DisplayName("BHCET-15.7 nobody told before: only the parents")
    void nobodyToldBeforeOnlyTheParents() {
        // Given
        did(Type.LOCATED, "10:05", null, null);

        // Then
        assertThat(IncidentRules.steps(incident(Set.of()), HOGARTH, NUMBERS, at("10:06")))
                .extracting(Step::step)
                .contains("located-tell-parents")
                .doesNotContain("located-tell-police");
    }

    @Test
    @DisplayName("AET-11.7, BHCET-15.6 a looked-after pupil brings the designated person in, one without flags nobody")
    void circumstancesBringTheDesignatedPersonIn() {
        assertThat(IncidentRules.steps(incident(Set.of(PupilFlag.LAC)), ASPIRE, NUMBERS, at("10:00")))
                .extracting(Step::step)
                .contains("tell-dsl");
        assertThat(IncidentRules.steps(incident(Set.of(PupilFlag.FSM)), HOGARTH, NUMBERS, at("10:00")))
                .extracting(Step::step)
                .doesNotContain("tell-dsl");
    }

    @Test
    @DisplayName("AET-11.6, AET-11.9, BHCET-15.6a, BHCET-15.7b form, talk and report stay open until they are written")
    void formTalkAndReportStayOpenUntilWritten() {
        // Given
        did(Type.LOCATED, "11:40", null, null);
        assertThat(step(HOGARTH, "welfare", "12:00").state()).isEqualTo(State.DUE);
        assertThat(step(HOGARTH, "incident-form", "12:00").state()).isEqualTo(State.DUE);
        assertThat(step(HOGARTH, "investigation-report", "12:00").clause()).isEqualTo("BHCET-15.7b");

        // When
        did(Type.WELFARE, "11:45", null, null);
        did(Type.FORM, "12:30", null, null);
        did(Type.REPORT, "13:30", null, null);

        // Then
        assertThat(IncidentRules.steps(incident(Set.of()), HOGARTH, NUMBERS, at("14:00")))
                .filteredOn(step -> List.of("welfare", "incident-form", "investigation-report")
                        .contains(step.step()))
                .extracting(Step::state)
                .containsOnly(State.DONE);
    }

    private Step step(MissingProcedure procedure, String name, String time) {
        return find(IncidentRules.steps(incident(Set.of()), procedure, NUMBERS, at(time)), name);
    }

    private static Step find(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.step().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Incident incident(Set<PupilFlag> flags) {
        return new Incident(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "a-policy",
                at("10:00"),
                "a teacher",
                null,
                flags,
                List.copyOf(entries));
    }

    private void searched(String area, String time) {
        entries.add(new IncidentEntry(
                UUID.randomUUID(),
                Type.SEARCHED,
                at(time),
                "a colleague",
                area,
                "07700900000",
                null,
                null,
                "x",
                "head"));
    }

    private void did(Type type, String time, @Nullable String name, @Nullable String outcome) {
        entries.add(new IncidentEntry(
                UUID.randomUUID(), type, at(time), name, null, null, outcome, "details", "x", "head"));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-12T" + time + ":00Z");
    }
}
