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
            statements:
              - {about: retention-years, from: "2026-09-01", number: 3, says: Three years., cite: AET-6.7}
              - {about: codes, from: "2026-09-01", codes: [H], says: H is listed., cite: AET-6.4}
              - {about: regulations, from: "2026-09-01", says: Those of 2006., cite: [AET-1.1]}
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
              - id: ill
                cite: ATT-A1.5.7
                when: {consecutive-absence: {of: illness, schoolDays: {gt: 4}, shortened: {schoolDays: {gte: 4}, by: [INSET]}}}
                then:
                  - {safeguarding-escalation: {role: dsl, title: Look, due: same-day}}
              - id: separate
                cite: ATT-A1.8.3
                when: {spell-count: {of: any, count: {gte: 3}, window: half-term, at: return, each: true}, after-finding: {rule: ill}}
                then:
                  - {notify-police: {role: dsl, title: Ask, due: same-day}}
              - id: away
                cite: ATT-A5.G6
                when: {elapsed-since: {event: leave-end, schoolDays: {gte: 10}}}
                then:
                  - {propose-deletion: {decider: head, ground: not-returned-after-leave, due: same-day}}
              - id: ill-after-leave
                cite: ATT-A1.6.9
                when: {mark-recorded: {codes: [I], directlyAfter: leave}}
                then:
                  - {refer-external: {role: head, agency: school-health, title: Refer, due: same-day}}
              - id: foretold
                cite: AET-8.4
                when: {forecast-absence: {codes: [I], schoolDays: {gt: 15}}}
                then:
                  - {open-case: {role: head, stage: health, title: Open, due: same-day}}
              - id: recorded
                cite: AET-10.5
                when: {occurrence-count: {what: truancy-confirmed, count: {gte: 1, lte: 1}}}
                then:
                  - {escalate-legal: {decider: head, title: Decide, due: same-day}}
              - id: back
                cite: KCA-11.1
                when: {pupil-returned: {of: any, schoolDays: {gte: persistentLateMarks}}}
                then:
                  - {home-visit: {mandatory: false, staff: 2, riskAssessment: true, rationale: true, role: dsl, due: same-day}}
              - id: in-weeks
                cite: BHCET-A1.2
                when: {cumulative-absence: {class: any, count: {gt: 1}, window: {since: rated, weeks: 4}}}
                then:
                  - {contact-parent: {role: head, channels: [app], due: same-day}}
              - id: rolling
                cite: KCA-8.5
                when: {rate-threshold: {measure: unauthorised-absence, gt: 2, window: {schoolWeeks: 6}}}
                then:
                  - {notify-role: {role: head, title: Look}}
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
                change("about: regulations", "about: weather", 17),
                change("number: 3, says", "says", 15),
                change("says: H is listed., ", "", 16),
                change("codes: [H], says", "says", 16),
                change("says: Those of 2006.", "number: 3, says: Those of 2006.", 17),
                change("id: unexplained-day-3-visit", "id: Unexplained", 19),
                change("cite: KCA-16.D3", "cite: clause three", 20),
                change("    cite: KCA-16.D3\n", "", 19),
                change("day: 3", "day: 0", 23),
                change("of: unexplained}", "of: unexplained, since: monday}", 23),
                change("{absence-day-n: {day: 3, of: unexplained}, contact", "{contact", 23),
                change("is: not-reached", "is: unreachable", 23),
                change("absence-day-n", "absence-days", 23),
                change("any: [SOCIAL_WORKER]", "any: [social-worker]", 24),
                change("unless: {pupil-flag: {any: [SOCIAL_WORKER]}}", "unless: {attendance-band: {is: low}}", 24),
                change("due: same-day", "due: soon", 26),
                change("mandatory: true, ", "", 26),
                change("- {home-visit: {", "- {fly-over: {", 26),
                change("type: CONTINUOUS_ABSENCE", "type: GOSSIP", 27),
                change("codes: [L]", "codes: [L9]", 30),
                change("window: half-term", "window: fortnight", 30),
                change("class: unauthorised, count", "class: unauthorised, codes: [O], count", 35),
                change("class: unauthorised, count", "count", 35),
                change("schoolWeeks: 10", "schoolWeeks: ten", 35),
                change("lt: 95", "under: 95", 40),
                change("lt: 95", "lt: 95, lte: 95", 40),
                change("lt: 95", "lt: 101", 40),
                change("measure: absence", "measure: smiles", 40),
                change("reviewAfterWeeks: 4", "reviewAfterWeeks: four", 42),
                change("of: illness", "of: sadness", 45),
                change("by: [INSET]", "by: [RAIN]", 45),
                change("schoolDays: {gt: 4}", "schoolDays: {gt: 4, gte: 4}", 45),
                change("schoolDays: {gt: 4}", "schoolDays: {}", 45),
                change("{role: dsl, title: Look, due", "{role: dsl, due", 47),
                change("at: return, ", "", 50),
                change("at: return, ", "at: noon, ", 50),
                change("window: half-term, at", "window: {schoolWeeks: 2}, at", 50),
                change("{rule: ill}", "{rules: ill}", 50),
                change("event: leave-end", "event: birthday", 55),
                change("ground: not-returned-after-leave", "ground: h", 57),
                change("directlyAfter: leave", "directlyAfter: lunch", 60),
                change("agency: school-health, ", "", 62),
                change("codes: [I], schoolDays: {gt: 15}", "schoolDays: {gt: 15}", 65),
                change("stage: health, ", "", 67),
                change("what: truancy-confirmed", "what: rumour", 70),
                change("{gte: 1, lte: 1}", "{lte: 1}", 70),
                change("escalate-legal: {decider", "escalate-legal: {role", 72),
                change("schoolDays: {gte: persistentLateMarks}", "schoolDays: {lt: 3}", 75),
                change("staff: 2", "staff: 0", 77),
                change("{since: rated, weeks: 4}", "{since: rated}", 80),
                change("channels: [app]", "channels: [pigeon]", 82),
                change("window: {schoolWeeks: 6}", "window: {since: rated, weeks: 4}", 85),
                change("measure: unauthorised-absence", "measure: unexplained-absence", 85),
                change("absence-day-n: {day: 3, of: unexplained}", "absence-day-n: {day: 3, of: illness}", 23),
                change("session: AM, markedBy: \"09:05\"", "markedBy: \"09:05\"", 89),
                change("markedBy: \"09:05\"", "markedBy: \"9:05\"", 89),
                change("reportedBy: \"09:00\"", "session: AM, reportedBy: \"09:00\"", 90),
                change("prefill: reason-only", "prefill: everybody-present", 91),
                change("prefill: reason-only, ", "", 91),
                change("lessons: watched", "lessons: watched, prefill: suggest", 92),
                change("chaseReasons: weekly, cite: ATT-A2.O6", "chaseReasons: weekly", 93));
    }

    private static Arguments change(String from, String to, int line) {
        return Arguments.of(from, to, line);
    }

    @Test
    @DisplayName("The good file is accepted by both")
    void goodFile() {
        assertThat(ProfileReader.read("test.yaml", GOOD).own().rules()).hasSize(13);
        assertThat(schemaErrors(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"national", "kings-cross-2024", "hogarth-2024", "aspire-2023", "odst-2024", "att-2021"})
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
        assertThat(refused("gte: 92.5, lte: 100", "gte: 93, lte: 100")).contains(":13: ", "attendance-band-low");
        assertThat(refused("gte: 92.5, lte: 100", "gt: 92.5, lte: 100")).contains("attendance-band-low");
        assertThat(refused("lte: 100", "lt: 100")).contains(":12: ", "attendance-band-high");
        assertThat(refused("id: attendance-band-low", "id: attendance-band-high"))
                .contains(":13: ", "given twice");
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
        assertThat(refused("{rate-threshold: [", "{contact-state: {is: reached}, rate-threshold: ["))
                .contains("counts no absence");
    }

    @Test
    @DisplayName("A file that contradicts itself or cites nothing known is refused with the line")
    void contradictions() {
        assertThat(refused("cite: KCA-16.D3", "cite: KCA-99.1"))
                .isEqualTo("test.yaml:20: cite: no clause file has KCA-99.1");
        assertThat(refused("to: \"2027-08-31\"", "to: \"2026-08-31\"")).contains(":22: ", "ends before it begins");
        assertThat(refused("reviewBy: \"2027-09-01\"", "reviewBy: \"2026-08-01\""))
                .contains(":4: ", "lies before the policy begins");
        assertThat(refused("closes: \"09:20\"", "closes: \"08:55\"")).contains(":8: ", "run backwards");
        assertThat(refused(
                        "unless: {pupil-flag: {any: [SOCIAL_WORKER]}}", "unless: {contact-state: {is: not-reached}}"))
                .contains(":24: ", "can never hold");
        assertThat(refused("{measure: absence, gte: 2.5}", "{measure: attendance, gt: 95}"))
                .contains(":40: ", "exclude each other");
        assertThat(refused("{measure: absence, gte: 2.5}", "{measure: absence, lte: 5}"))
                .contains(":40: ", "exclude each other");
        assertThat(refused("{measure: absence, gte: 2.5}", "{measure: absence, gte: 2.5, window: term}"))
                .contains(":40: ", "one window");
        assertThat(
                        refused(
                                "parameters:\n",
                                "parameters:\n  - {name: persistentLateMarks, from: \"2026-09-01\", value: 6, cite: KCA-12.4}\n"))
                .contains(":11: ", "is given twice");
        assertThat(refused("{gte: 1, lte: 1}", "{gte: 2, lte: 1}")).contains(":70: ", "lte must not be below gte");
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
