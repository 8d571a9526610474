package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.PupilFlag;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plays every file under scenarios/: the folder is the policy, scenarios/README.md says what a file may hold. */
class ScenarioTest {

    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TestFactory
    List<DynamicTest> scenarios() throws IOException {
        try (Stream<Path> files = Files.walk(SCENARIOS)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ScenarioTest::scenario)
                    .toList();
            assertThat(tests).as("scenarios").hasSizeGreaterThan(10);
            return tests;
        }
    }

    private static DynamicTest scenario(Path file) {
        Map<?, ?> scenario = map(read(file));
        String policy = Objects.requireNonNull(file.getParent()).getFileName().toString();
        String clause = text(scenario, "clause");
        return dynamicTest(policy + " " + clause + ": " + text(scenario, "name"), () -> {
            // Given
            assertThat(Clauses.find(clause)).as(clause).isPresent();
            PupilFixture pupil = pupil(scenario).under(policy);
            // When
            List<Finding> findings = pupil.asOf(text(scenario, "asOf"));
            // Then
            list(scenario, "expect").forEach(expected -> assertFound(findings, map(expected)));
            List<String> absent = texts(list(scenario, "absent"));
            assertThat(findings).extracting(Finding::ruleId).noneMatch(absent::contains);
        });
    }

    private static void assertFound(List<Finding> findings, Map<?, ?> expected) {
        String rule = text(expected, "rule");
        LocalDate occurrence = LocalDate.parse(text(expected, "occurrence"));
        assertThat(findings)
                .filteredOn(finding -> finding.ruleId().equals(rule))
                .as(rule)
                .anySatisfy(finding -> {
                    assertThat(finding.occurrence()).isEqualTo(occurrence);
                    if (expected.containsKey("ended")) {
                        assertThat(finding.ended()).isEqualTo(expected.get("ended"));
                    }
                    List<?> steps = list(expected, "steps");
                    assertThat(finding.actions().stream().map(Action::step)).containsAll(texts(steps));
                    if (expected.get("figures") instanceof Map<?, ?> figures) {
                        figures.forEach((name, value) -> assertThat(
                                        finding.evidence().figures().get(String.valueOf(name)))
                                .as(String.valueOf(name))
                                .isEqualTo(value));
                    }
                });
    }

    private static PupilFixture pupil(Map<?, ?> scenario) {
        PupilFixture pupil = PupilFixture.inAutumn2026(list(scenario, "closures").stream()
                .map(day -> LocalDate.parse(String.valueOf(day)))
                .toArray(LocalDate[]::new));
        if (scenario.get("pupil") instanceof Map<?, ?> about) {
            if (about.containsKey("born")) {
                pupil.born(text(about, "born"));
            }
            list(about, "flags").forEach(flag -> pupil.flagged(PupilFlag.valueOf(String.valueOf(flag))));
            if (Boolean.TRUE.equals(about.get("olderSibling"))) {
                pupil.withOlderSibling();
            }
        }
        list(scenario, "marks").forEach(entry -> {
            String[] codes =
                    list(map(entry), "codes").stream().map(String::valueOf).toArray(String[]::new);
            pupil.marks(text(map(entry), "from"), text(map(entry), "to"), codes);
        });
        list(scenario, "contacts")
                .forEach(entry ->
                        pupil.contact(text(map(entry), "at"), ContactOutcome.valueOf(text(map(entry), "outcome"))));
        list(scenario, "reports").forEach(entry -> {
            if (map(entry).containsKey("to")) {
                pupil.reported(text(map(entry), "at"), text(map(entry), "from"), text(map(entry), "to"));
            } else {
                pupil.reported(text(map(entry), "at"), text(map(entry), "from"));
            }
        });
        list(scenario, "leave").forEach(entry -> pupil.granted(text(map(entry), "from"), text(map(entry), "to")));
        list(scenario, "events")
                .forEach(entry -> pupil.recorded(
                        text(map(entry), "at"),
                        CaseEvent.valueOf(text(map(entry), "what")
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'))));
        return pupil;
    }

    private static Object read(Path file) {
        try {
            return new Load(LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(String::valueOf).toList();
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(Objects.requireNonNull(map.get(key), key));
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }
}
