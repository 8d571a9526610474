package org.rollcall.bench.rules;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;

/** Milliseconds to count a year of a trust of 60,000 pupils anew on one core, after proof that it is counted rightly. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrustYearBenchmark {

    private final TrustFixture trust = new TrustFixture(TrustFixture.PUPILS, 42);

    /** Counts every pupil twice and compares. */
    @Setup
    public void prove() {
        for (PupilLedger ledger : trust.ledgers()) {
            if (!TrustFixture.tally(ledger).equals(TrustFixture.recount(ledger))) {
                throw new IllegalStateException("a pupil's year is not counted as mark by mark");
            }
        }
    }

    /** Counts the trust's year. */
    @Benchmark
    public AttendanceTally year() {
        return trust.tally();
    }
}
