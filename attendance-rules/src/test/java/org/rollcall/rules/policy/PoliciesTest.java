package org.rollcall.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.rules.policy.yaml.ClauseReader;
import org.rollcall.rules.policy.yaml.ProfileReader;

class PoliciesTest {

    private static final Policies POLICIES = Policies.load();
    private static final LocalDate TODAY = LocalDate.parse("2026-10-02");
    private static final List<String> SHARED_IDS = List.of(
            "persistent-absence",
            "severe-absence",
            "unauthorised-10-in-10-school-weeks",
            "continuous-absence-10-days",
            "unauthorised-20-days",
            "not-returned-10-days-after-leave",
            "sickness-15-days",
            "persistent-lateness",
            "repeated-illness",
            "attendance-below-");

    static Stream<PolicyProfile> shipped() {
        return POLICIES.ids().stream().map(id -> POLICIES.find(id).orElseThrow());
    }

    @Test
    @DisplayName("The national rules and five written policies ship")
    void ships() {
        assertThat(POLICIES.ids())
                .containsExactly(
                        "national", "kings-cross-2024", "hogarth-2024", "aspire-2023", "odst-2024", "att-2021");
        assertThat(POLICIES.find("odst-1999")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("Every rule, band, time and parameter cites a clause that ships")
    void citesExist(PolicyProfile policy) {
        assertThat(policy.rules().stream().flatMap(rule -> rule.cites().stream()))
                .allSatisfy(cite -> assertThat(Clauses.find(cite)).as(cite).isPresent());
        assertThat(policy.bands().stream().flatMap(band -> band.cites().stream()))
                .allSatisfy(cite -> assertThat(Clauses.find(cite)).as(cite).isPresent());
        assertThat(policy.register().stream().map(RegisterDefault::cite))
                .allSatisfy(cite -> assertThat(Clauses.find(cite)).as(cite).isPresent());
        assertThat(policy.practice().stream().map(RegisterPractice::cite))
                .allSatisfy(cite -> assertThat(Clauses.find(cite)).as(cite).isPresent());
        assertThat(policy.parameters().stream().map(Parameter::cite))
                .allSatisfy(cite -> assertThat(Clauses.find(cite)).as(cite).isPresent());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("No rule's own id contains the text of a shared one")
    void idsDoNotCollide(PolicyProfile policy) {
        assertThat(policy.rules().stream().map(Rule::id).filter(id -> !SHARED_IDS.contains(id)))
                .filteredOn(id -> !id.matches("attendance-below-[0-9.]+"))
                .allSatisfy(id -> assertThat(SHARED_IDS).noneMatch(id::contains));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    @DisplayName("No two rules of one id are in force on one day")
    void onePerDay(PolicyProfile policy) {
        for (String day : List.of("2010-01-01", "2024-08-18", "2024-08-19", "2024-11-30", "2024-12-01", "2026-10-02")) {
            assertThat(policy.rulesOn(LocalDate.parse(day)).stream().map(Rule::id))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kings-cross-2024, 2024-11-30, NAT-2024.13a",
        "kings-cross-2024, 2024-12-01, KCA-16.N1",
        "national, 2024-08-18, NAT-2006.12",
        "national, 2024-08-19, NAT-2024.13a",
        "hogarth-2024, 2024-08-18, NAT-2006.12"
    })
    @DisplayName("Before a policy is in force the rules it replaces still hold")
    void datedInheritance(String policy, LocalDate date, String cite) {
        assertThat(POLICIES.find(policy).orElseThrow().rule("continuous-absence-10-days", date))
                .map(rule -> rule.cites().getFirst())
                .contains(cite);
    }

    @Test
    @DisplayName("Posts map to the platform's roles, and a role may be named directly")
    void posts() {
        PolicyProfile policy = POLICIES.find("kings-cross-2024").orElseThrow();
        assertThat(policy.roleOf("attendance-lead")).isEqualTo(Role.ATTENDANCE_OFFICER);
        assertThat(policy.roleOf("dsl")).isEqualTo(Role.DSL);
        assertThatIllegalArgumentException().isThrownBy(() -> policy.roleOf("caretaker"));
    }

    @Test
    @DisplayName("KCA-12.4 what the document leaves open is asked, has a default and shows as an assumption")
    void settings() {
        PolicyProfile policy = POLICIES.find("kings-cross-2024").orElseThrow();
        assertThat(policy.assumptions()).containsExactly("persistentLateMarks", "significantAbsenceDays");
        assertThat(policy.parameter("persistentLateMarks", TODAY)).isEqualTo(5);
        PolicyProfile answered = policy.resolve(Map.of("persistentLateMarks", "8", "posts.senior-staff", "dsl"));
        assertThat(answered.assumptions()).containsExactly("significantAbsenceDays");
        assertThat(answered.parameter("persistentLateMarks", TODAY)).isEqualTo(8);
        assertThat(answered.roleOf("senior-staff")).isEqualTo(Role.DSL);
        assertThat(policy.resolve(Map.of())).isEqualTo(policy);
    }

    @ParameterizedTest
    @CsvSource({"persistentLateMarks, many", "colour, 5", "posts.caretaker, head", "posts.senior-staff, king"})
    @DisplayName("A setting nobody asks for, or with no such value, is refused by its name")
    void refusedSettings(String key, String value) {
        PolicyProfile policy = POLICIES.find("kings-cross-2024").orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.resolve(Map.of(key, value)))
                .withMessageStartingWith(key + ":");
    }

    @Test
    @DisplayName("ODST-0.1 locks bind downwards: trust over school file, and over settings")
    void locks() {
        ProfileFile national = file(
                "national",
                "profile: national\ntitle: N\ninForce: {from: \"2020-01-01\"}\n"
                        + "parameters:\n  - {name: minimumPossibleSessions, from: \"2020-01-01\", value: 20, cite: NAT-DFE.3}\n");
        ProfileFile trust = file(
                "trust",
                "profile: trust\ntitle: T\nextends: national\ninForce: {from: \"2020-01-01\"}\nlocks: [parameters.*]\n");
        ProfileFile school = file(
                "school",
                "profile: school\ntitle: S\nextends: trust\ninForce: {from: \"2020-01-01\"}\n"
                        + "parameters:\n  - {name: minimumPossibleSessions, from: \"2020-01-01\", value: 5, cite: NAT-DFE.3}\n");
        assertThatThrownBy(() -> Policies.of(List.of(national, trust, school)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("school:6: parameters.minimumPossibleSessions: is locked by trust");
        PolicyProfile locked =
                Policies.of(List.of(national, trust)).find("trust").orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locked.resolve(Map.of("minimumPossibleSessions", "5")))
                .withMessage("minimumPossibleSessions: is locked by the policy");
    }

    @Test
    @DisplayName("ODST-0.1 a school of ODST cannot adapt the policy: neither a rule nor a post nor a setting")
    void everythingLocked() {
        PolicyProfile odst = POLICIES.find("odst-2024").orElseThrow();
        assertThat(odst.asked()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> odst.resolve(Map.of("minimumPossibleSessions", "5")))
                .withMessage("minimumPossibleSessions: is locked by the policy");
        ProfileFile national = shippedFile("national");
        ProfileFile trust = shippedFile("odst-2024");
        String head = "profile: batt\ntitle: The Batt\nextends: odst-2024\ninForce: {from: \"2024-09-01\"}\n";
        assertThat(Policies.of(List.of(national, trust, file("batt", head))).find("batt"))
                .hasValueSatisfying(school -> assertThat(school.rules()).hasSameSizeAs(odst.rules()));
        assertThatThrownBy(() -> Policies.of(List.of(
                        national,
                        trust,
                        file(
                                "batt",
                                head + "rules:\n  - id: persistent-absence\n    cite: ODST-5.1\n"
                                        + "    when: {rate-threshold: {measure: absence, gte: 12}}\n"
                                        + "    then: [{notify-role: {role: head, title: T}}]\n"))))
                .hasMessage("batt:6: rules.persistent-absence: is locked by odst-2024");
        assertThatThrownBy(() -> Policies.of(List.of(national, trust, file("batt", head + "posts: {lead: head}\n"))))
                .hasMessage("batt:5: posts.lead: is locked by odst-2024");
    }

    @ParameterizedTest
    @CsvSource({
        "aspire-2023, 2022-12-31, NAT-DFE.1", "aspire-2023, 2023-01-01, AET-3.4",
        "att-2021, 2020-12-31, NAT-DFE.1", "att-2021, 2021-01-01, ATT-4.4",
        "odst-2024, 2024-08-31, NAT-DFE.1", "odst-2024, 2024-09-01, ODST-5.1"
    })
    @DisplayName("A policy replaces the national rule from its own first day on")
    void editions(String policy, LocalDate date, String cite) {
        assertThat(POLICIES.find(policy).orElseThrow().rule("persistent-absence", date))
                .map(rule -> rule.cites().getFirst())
                .contains(cite);
    }

    @Test
    @DisplayName("NAT-WT.6 the ten sessions in ten weeks reach every policy with the edition of 19 August 2024")
    void penaltyThreshold() {
        assertThat(shipped()).allSatisfy(policy -> {
            String rule = "unauthorised-10-in-10-school-weeks";
            assertThat(policy.rule(rule, LocalDate.parse("2024-08-18"))).isEmpty();
            assertThat(policy.rule(rule, LocalDate.parse("2024-12-01"))).isPresent();
        });
    }

    @Test
    @DisplayName("A local authority's overlay lies between the nation and the trust")
    void overlay() {
        String head = "inForce: {from: \"2024-09-01\"}\n";
        String tens = "      - {propose-penalty-notice: {decider: head}}\n";
        ProfileFile national = file("national", "profile: national\ntitle: N\n" + head + rule("NAT-WT.6", 10) + tens);
        ProfileFile la =
                file("la-808", "profile: la-808\ntitle: L\nextends: national\n" + head + rule("NAT-WT.6", 8) + tens);
        ProfileFile trust = file("trust", "profile: trust\ntitle: T\nextends: national\n" + head);
        ProfileFile school = file("school", "profile: school\ntitle: S\nextends: trust\n" + head);
        Policies policies = Policies.of(List.of(national, la, trust, school));
        assertThat(sessions(policies.find("school").orElseThrow())).isEqualTo(10);
        assertThat(sessions(policies.find("trust", "la-808").orElseThrow())).isEqualTo(8);
        assertThat(sessions(policies.find("school", "la-808").orElseThrow())).isEqualTo(8);
        assertThat(policies.find("school", "la-000")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "extends: nowhere; 3; extends: there is no policy nowhere",
                "posts: {lead: head}; 5; rules.r: nobody holds the post caretaker"
            })
    @DisplayName("Unknown parents and posts are refused with their line")
    void dangling(String extra, int line, String message) {
        ProfileFile file = file(
                "p",
                "profile: p\ntitle: P\n" + extra + "\ninForce: {from: \"2024-09-01\"}\n" + rule("KCA-10.2", 10)
                        + "      - {propose-penalty-notice: {decider: caretaker}}\n");
        assertThatThrownBy(() -> Policies.of(List.of(file)))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageEndingWith(message);
    }

    @Test
    @DisplayName("A band that no list has and a parameter that nobody sets are refused")
    void danglingBandAndParameter() {
        String head = "profile: p\ntitle: P\ninForce: {from: \"2024-09-01\"}\nrules:\n  - id: r\n    cite: KCA-7.1\n";
        String then = "    then: [{notify-role: {role: head, title: T}}]\n";
        assertThatThrownBy(
                        () -> Policies.of(List.of(file("p", head + "    when: {attendance-band: {is: low}}\n" + then))))
                .hasMessage("p:5: rules.r: there is no band low");
        assertThatThrownBy(() -> Policies.of(List.of(file(
                        "p", head + "    when: {mark-count: {codes: [L], count: {gte: x}, window: term}}\n" + then))))
                .hasMessage("p:5: rules.r: there is no parameter x");
        assertThatThrownBy(() -> Policies.of(List.of(
                        file(
                                "p",
                                head.replace("rules:", "locks: [a]\nrules:")
                                        + "    when: {rate-threshold: {measure: absence, gte: 1}}\n" + then),
                        file("p", head + "    when: {rate-threshold: {measure: absence, gte: 1}}\n" + then))))
                .hasMessageContaining("is given twice");
    }

    @Test
    void aRuleLeadsWhenItFollowsNone() {
        // Given
        Policies policies = Policies.load();
        List<Rule> rules = policies.ids().stream()
                .flatMap(id -> policies.find(id).orElseThrow().rules().stream())
                .toList();

        // Then
        assertThat(rules)
                .anyMatch(rule -> !rule.isLeading())
                .allSatisfy(rule ->
                        assertThat(rule.isLeading()).isEqualTo(rule.follows().isEmpty()));
    }

    @Test
    @DisplayName("A rule that follows an unknown rule, or one that follows another itself, is refused")
    void danglingRule() {
        String head = "profile: p\ntitle: P\ninForce: {from: \"2024-09-01\"}\nrules:\n";
        String first = "  - id: a\n    cite: KCA-7.1\n    when: {rate-threshold: {measure: absence, gte: 1}";
        String then = "}\n    then: [{notify-role: {role: head, title: T}}]\n";
        assertThatThrownBy(() -> Policies.of(List.of(file("p", head + first + ", after-finding: {rule: z}" + then))))
                .hasMessage("p:5: rules.a: there is no rule z");
        assertThatThrownBy(() -> Policies.of(List.of(file("p", head + first + ", after-finding: {rule: a}" + then))))
                .hasMessageContaining("follows another rule itself");
        assertThatThrownBy(() -> Policies.of(List.of(file(
                        "p",
                        head
                                + "  - id: a\n    cite: KCA-7.1\n    when: {pupil-returned: {of: any, schoolDays: {gte: x}}"
                                + then))))
                .hasMessage("p:5: rules.a: there is no parameter x");
    }

    @Test
    @DisplayName("Every clause of the five documents and of the law is found by its id")
    void clauses() {
        assertThat(Clauses.find("KCA-16.D3")).hasValueSatisfying(clause -> {
            assertThat(clause.section()).startsWith("16");
            assertThat(clause.says()).contains("home visit");
            assertThat(clause.kind()).isEqualTo("ladder");
            assertThat(clause.service()).isEqualTo("escalation");
        });
        assertThat(Clauses.find("KCA-99")).isEmpty();
        assertThat(Clauses.find("XYZ-1")).isEmpty();
        assertThat(List.of("aspire-2023", "hogarth-2024", "kings-cross-2024", "odst-2024", "att-2021").stream()
                        .mapToInt(document -> Clauses.of(document).size())
                        .sum())
                .isEqualTo(675);
        assertThat(Clauses.of("nowhere")).isEmpty();
        for (String file :
                List.of("national", "aspire-2023", "hogarth-2024", "kings-cross-2024", "odst-2024", "att-2021")) {
            assertThat(ClauseReader.read(file, Resources.text("/clauses/" + file + ".yaml")).stream()
                            .map(Clause::id))
                    .as(file)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("Penalty rules and notices to the LA are confined to compulsory school age, others are not")
    void compulsoryAge() {
        Set<String> confined = Set.of(
                "continuous-absence-10-days",
                "sickness-15-days",
                "unauthorised-10-in-10-school-weeks",
                "unexplained-day-7-refer",
                "unexplained-day-10-notify-la");
        assertThat(POLICIES.find("kings-cross-2024").orElseThrow().rulesOn(TODAY).stream()
                        .filter(Rule::needsCompulsoryAge)
                        .map(Rule::id))
                .containsExactlyInAnyOrderElementsOf(confined);
    }

    private static ProfileFile shippedFile(String id) {
        return file(id, Resources.text("/policies/" + id + ".yaml"));
    }

    private static int sessions(PolicyProfile policy) {
        Rule rule = policy.rule("tens", TODAY).orElseThrow();
        return ((Condition.CumulativeAbsence) rule.trigger()).sessions();
    }

    private static String rule(String cite, int sessions) {
        String id = cite.startsWith("NAT") ? "tens" : "r";
        return "rules:\n  - id: " + id + "\n    cite: " + cite
                + "\n    when: {cumulative-absence: {class: unauthorised, count: {gte: " + sessions
                + "}, window: {schoolWeeks: 10}}}\n    then:\n";
    }

    private static ProfileFile file(String name, String text) {
        return ProfileReader.read(name, text);
    }
}
