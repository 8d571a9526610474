package org.rollcall.endtoend.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.rules.policy.Clause;

class TraceTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final Path FILE = CHECKOUT.root().resolve("docs/domain/trace.md");
    private static final List<Clause> CLAUSES = Trace.clauses();
    private static final Set<String> IDS = CLAUSES.stream().map(Clause::id).collect(Collectors.toSet());
    private static final Dispositions DISPOSITIONS = Dispositions.in(CHECKOUT);
    private static final NamedInTests TESTS = NamedInTests.in(CHECKOUT, IDS::contains);
    private static final Trace TRACE = new Trace(CitedInPolicies.in(CHECKOUT), TESTS, DISPOSITIONS.byClause());

    @Test
    void theTraceIsWhatPoliciesTestsAndDispositionsSay() throws IOException {
        if (Boolean.getBoolean("rollcall.trace.write")) {
            Files.writeString(FILE, TRACE.text());
        }
        assertThat(Files.readString(FILE))
                .as("docs/domain/trace.md is out of date: ./rollcall clauses writes it")
                .isEqualTo(TRACE.text());
    }

    @Test
    void aTestNamesOnlyClausesThatExist() {
        assertThat(TESTS.all()).isNotEmpty();
        assertThat(TESTS.all().entrySet().stream()
                        .filter(named -> !IDS.contains(named.getKey()))
                        .toList())
                .as("ids in test names that no clause file has")
                .isEmpty();
    }

    @Test
    void aDispositionIsOfAClauseAndComplete() {
        assertThat(DISPOSITIONS.byClause()).isNotEmpty();
        assertThat(DISPOSITIONS.byClause().keySet())
                .as("ids of dispositions that no clause file has")
                .isSubsetOf(IDS);
        assertThat(DISPOSITIONS.faults()).isEmpty();
    }

    @Test
    void noClauseThatIsLeftToPeopleOrTheDoorIsWithoutAReason() {
        assertThat(CLAUSES.stream()
                        .filter(clause -> Set.of("human", "gateway").contains(clause.service()))
                        .filter(clause ->
                                TRACE.isOpen(clause) && !DISPOSITIONS.byClause().containsKey(clause.id()))
                        .map(Clause::id)
                        .toList())
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSeen(@TempDir Path root) throws IOException {
        // Given
        write(
                root.resolve("module/src/test/java/a/ATest.java"),
                "@DisplayName(\n  \"KCA-99.1 a\"\n + \" KCA-99.2 b\")");
        write(root.resolve("module/src/test/resources/scenarios/a.yaml"), "clause: KCA-99.3   # why\n");
        write(root.resolve("docs/domain/dispositions/a.yaml"), """
                KCA-99.4: {feature: module/nowhere}
                KCA-99.5: {people: short}
                KCA-99.6: {people: "a reason long enough", recorded: "a reason long enough"}
                KCA-99.7: {because: "a reason long enough"}
                KCA-99.8: {lacks: "what is said to be missing"}
                """);
        Checkout checkout = new Checkout(root);

        // When
        NamedInTests tests = NamedInTests.in(checkout, IDS::contains);
        Dispositions dispositions = Dispositions.in(checkout);

        // Then
        assertThat(tests.all()).containsOnlyKeys("KCA-99.1", "KCA-99.2", "KCA-99.3");
        assertThat(tests.featuresOf("KCA-99.1")).containsExactly("module/a");
        assertThat(dispositions.byClause()).hasSize(5);
        assertThat(dispositions.faults())
                .extracting(fault -> fault.substring(0, 8))
                .containsExactly("KCA-99.4", "KCA-99.5", "KCA-99.6", "KCA-99.7");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    @Test
    void aRangeOfClausesNamesWhatIsBetweenItsEnds() {
        assertThat(ClauseIds.in("KCA-16.D1 to D4, BHCET-7.8: and (NAT-WT.1)", IDS::contains))
                .containsExactly("KCA-16.D1", "KCA-16.D4", "KCA-16.D2", "KCA-16.D3", "BHCET-7.8", "NAT-WT.1");
        assertThat(ClauseIds.in("KCA-16.D4 to KCA-16.D7: days", IDS::contains))
                .contains("KCA-16.D4", "KCA-16.D5", "KCA-16.D7");
    }
}
