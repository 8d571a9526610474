package org.rollcall.rules.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.rules.policy.PolicyRefused;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.ObjectMapper;

/** The loader and the published JSON Schema accept and refuse the same files. */
class ProfileReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("/policies/policy-profile.schema.json"));

    private static final String GOOD = """
            profile: test-2026
            title: A policy for tests
            extends: national
            inForce: {from: "2026-09-01", reviewBy: "2027-09-01"}
            locks: [rules.*]
            posts: {attendance-lead: attendance-officer}
            register:
              - {from: "2026-09-01", session: AM, opens: "08:50", late: "09:00", closes: "09:20", cite: KCA-12.2}
            parameters:
              - {name: persistentLateMarks, from: "2026-09-01", value: 5, ask: true, cite: KCA-12.4}
            bands:
              - {id: attendance-band-high, gte: 92.5, lte: 100, cite: KCA-1.1}
              - {id: attendance-band-low, gte: 0, lt: 92.5, cite: [KCA-1.1, KCA-7.1]}
            rules:
              - id: unexplained-day-3-visit
                cite: KCA-16.D3
                from: "2026-09-01"
                to: "2027-08-31"
                when: {absence-day-n: {day: 3, of: unexplained}, contact-state: {is: not-reached}}
                unless: {pupil-flag: {any: [SOCIAL_WORKER]}}
                then:
                  - {home-visit: {mandatory: true, leaveNote: true, role: attendance-lead, due: same-day}}
                  - {notify-la: {type: CONTINUOUS_ABSENCE}}
              - id: late-marks
                cite: KCA-12.4
                when: {mark-count: {codes: [L], count: {gte: persistentLateMarks}, window: half-term}}
                then:
                  - {schedule-meeting: {role: head, title: Talk, due: 5-school-days}}
              - id: counted
                cite: KCA-10.2
                when: {cumulative-absence: {class: unauthorised, count: {gte: 10}, window: {schoolWeeks: 10}}}
                then:
                  - {propose-penalty-notice: {decider: head}}
              - id: rated
                cite: KCA-8.5
                when: {rate-threshold: [{measure: attendance, lt: 95}, {measure: absence, gte: 2.5}]}
                then:
                  - {create-plan: {role: head, kind: action-plan, reviewAfterWeeks: 4, due: 1-school-day}}
            practice:
              - {from: "2026-09-01", session: AM, markedBy: "09:05", cite: KCA-9.11}
              - {from: "2026-09-01", reportedBy: "09:00", cite: BHCET-4.15}
              - {from: "2026-09-01", prefill: reason-only, cite: ATT-A1.3.2}
              - {from: "2026-09-01", lessons: watched, cite: ATT-A1.3.4}
              - {from: "2026-09-01", chaseReasons: weekly, cite: ATT-A2.O6}
            """;

    /** A change to the good file and the line that the loader must name. */
    static Stream<Arguments> bad() {
        return Stream.of(
                change("profile: test-2026\n", "", 1),
                change("profile: test-2026", "profile: Test 2026", 1),
                change("title: A policy for tests", "title: 5", 2),
                change("extends: national", "inherits: national", 3),
                change("from: \"2026-09-01\", reviewBy", "from: \"2026-13-01\", reviewBy", 4),
                change("inForce: {from: \"2026-09-01\", reviewBy", "inForce: {reviewBy", 4),
                change("locks: [rules.*]", "locks: []", 5),
                change("attendance-lead: attendance-officer", "attendance-lead: principal", 6),
                change("late: \"09:00\"", "late: 9", 8),
                change("late: \"09:00\"", "late: \"9:00\"", 8),
                change("session: AM", "session: EVENING", 8),
                change("value: 5", "value: -5", 10),
                change("value: 5, ask: true", "value: five", 10),
                change("ask: true", "ask: off", 10),
                change("gte: 92.5, lte: 100", "gte: 92.555, lte: 100", 12),
                change("gte: 0, lt: 92.5", "lt: 92.5", 13),
                change("gte: 0, lt: 92.5", "gte: 0, gt: 0, lt: 92.5", 13),
                change("id: unexplained-day-3-visit", "id: Unexplained", 15),
                change("cite: KCA-16.D3", "cite: clause three", 16),
                change("    cite: KCA-16.D3\n", "", 15),
                change("day: 3", "day: 0", 19),
                change("of: unexplained}", "of: unexplained, since: monday}", 19),
                change("{absence-day-n: {day: 3, of: unexplained}, contact", "{contact", 19),
                change("is: not-reached", "is: unreachable", 19),
                change("absence-day-n", "absence-days", 19),
                change("any: [SOCIAL_WORKER]", "any: [social-worker]", 20),
                change("unless: {pupil-flag: {any: [SOCIAL_WORKER]}}", "unless: {attendance-band: {is: low}}", 20),
                change("due: same-day", "due: soon", 22),
                change("mandatory: true, ", "", 22),
                change("- {home-visit: {", "- {fly-over: {", 22),
                change("type: CONTINUOUS_ABSENCE", "type: GOSSIP", 23),
                change("codes: [L]", "codes: [L9]", 26),
                change("window: half-term", "window: fortnight", 26),
                change("class: unauthorised, count", "class: unauthorised, codes: [O], count", 31),
                change("class: unauthorised, count", "count", 31),
                change("schoolWeeks: 10", "schoolWeeks: ten", 31),
                change("lt: 95", "under: 95", 36),
                change("lt: 95", "lt: 95, lte: 95", 36),
                change("lt: 95", "lt: 101", 36),
                change("measure: absence", "measure: smiles", 36),
                change("reviewAfterWeeks: 4", "reviewAfterWeeks: four", 38),
                change("session: AM, markedBy: \"09:05\"", "markedBy: \"09:05\"", 40),
                change("markedBy: \"09:05\"", "markedBy: \"9:05\"", 40),
                change("reportedBy: \"09:00\"", "session: AM, reportedBy: \"09:00\"", 41),
                change("prefill: reason-only", "prefill: everybody-present", 42),
                change("prefill: reason-only, ", "", 42),
                change("lessons: watched", "lessons: watched, prefill: suggest", 43),
                change("chaseReasons: weekly, cite: ATT-A2.O6", "chaseReasons: weekly", 44));
    }

    private static Arguments change(String from, String to, int line) {
        return Arguments.of(from, to, line);
    }

    @Test
    @DisplayName("The good file is accepted by both")
    void goodFile() {
        assertThat(ProfileReader.read("test.yaml", GOOD).own().rules()).hasSize(4);
        assertThat(schemaErrors(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"national", "kings-cross-2024", "hogarth-2024"})
    @DisplayName("The shipped policies are accepted by both")
    void shipped(String id) {
        String text = resource("/policies/" + id + ".yaml");
        assertThat(ProfileReader.read(id, text).own().id()).isEqualTo(id);
        assertThat(schemaErrors(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("bad")
    @DisplayName("A bad file is refused by both, by the loader with its line")
    void badFiles(String from, String to, int line) {
        // Given
        assertThat(GOOD).contains(from);
        String text = GOOD.replace(from, to);
        // When
        PolicyRefused refusal = catchThrowableOfType(PolicyRefused.class, () -> ProfileReader.read("test.yaml", text));
        // Then
        assertThat(refusal).as("the loader accepts it").isNotNull();
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal).hasMessageStartingWith("test.yaml:" + line + ": ");
        assertThat(schemaErrors(text)).as("the schema accepts it").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile: [", "", "- a list", "profile: a\nprofile: a\n"})
    @DisplayName("What is no map of distinct keys is refused")
    void noMap(String text) {
        PolicyRefused refusal = catchThrowableOfType(PolicyRefused.class, () -> ProfileReader.read("test.yaml", text));
        assertThat(refusal).isNotNull().hasMessageStartingWith("test.yaml:");
    }

    @Test
    @DisplayName("BHCET-3.2 KCA-16.P2 bands that leave a gap, overlap or stop short are refused")
    void bands() {
        assertThat(refused("gte: 92.5, lte: 100", "gte: 93, lte: 100")).contains("attendance-band-low");
        assertThat(refused("gte: 92.5, lte: 100", "gt: 92.5, lte: 100")).contains("attendance-band-low");
        assertThat(refused("lte: 100", "lt: 100")).contains("attendance-band-high");
        assertThat(refused("gte: 0", "gt: 0")).contains("reach down to 0");
        assertThat(refused("gte: 0", "gte: 1")).contains("reach down to 0");
    }

    @Test
    @DisplayName("What no schema can say is refused too: repeated steps and rules, contact without an absence")
    void beyondTheSchema() {
        assertThat(refused(
                        "{notify-la: {",
                        "{home-visit: {mandatory: true, role: head, due: same-day}}\n      - {notify-la: {"))
                .contains("two steps called home-visit");
        assertThat(refused("id: counted", "id: rated")).contains("given twice for the same dates");
        assertThat(refused("{rate-threshold:", "{contact-state: {is: reached}, rate-threshold:"))
                .contains("counts no absence");
    }

    private static String refused(String from, String to) {
        PolicyRefused refusal = catchThrowableOfType(
                PolicyRefused.class, () -> ProfileReader.read("test.yaml", GOOD.replace(from, to)));
        assertThat(refusal).as(from + " -> " + to).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private static List<?> schemaErrors(String yaml) {
        Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.writeValueAsString(value), InputFormat.JSON);
    }

    private static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(ProfileReaderTest.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
