package org.rollcall.bench.rules;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.evaluation.Evaluation;
import org.rollcall.rules.evaluation.PupilFacts;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;

/** Marks a second through every rule of a policy, when whole school years are evaluated from their first day. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RulesBenchmark {

    private static final int PUPILS = 100;
    private static final int SESSIONS = 380;
    private static final LocalDateTime END_OF_YEAR = LocalDateTime.parse("2026-07-31T12:00");

    @Param({"kings-cross-2024", "att-2021", "odst-2024"})
    private String policy = "";

    private final SchoolFixture school = new SchoolFixture(42);
    private final SchoolCalendar calendar = school.calendar();
    private final PupilFacts facts = SchoolFixture.facts();
    private final List<PupilLedger> ledgers =
            Stream.generate(school::ledger).limit(PUPILS).toList();
    private List<PolicyProfile> policies = List.of();

    /** Loads the policy. */
    @Setup
    public void load() {
        if (school.sessions().size() != SESSIONS) {
            throw new IllegalStateException("the year has " + school.sessions().size() + " sessions");
        }
        policies = List.of(Policies.load().find(policy).orElseThrow());
    }

    /** Evaluates every pupil's year. */
    @Benchmark
    @OperationsPerInvocation(PUPILS * SESSIONS)
    public void marks(Blackhole sink) {
        for (PolicyProfile profile : policies) {
            for (PupilLedger ledger : ledgers) {
                sink.consume(Evaluation.evaluate(ledger, facts, calendar, profile, END_OF_YEAR));
            }
        }
    }
}
