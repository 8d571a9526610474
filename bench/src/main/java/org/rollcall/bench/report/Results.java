package org.rollcall.bench.report;

import java.util.List;
import java.util.Map;
import org.rollcall.bench.load.Latencies.Percentiles;

/**
 * All figures of one run. They are compared with each other only, never with another run's.
 *
 * @param settings what was asked for
 * @param trustYear the count of a trust's year on one core
 * @param lines the product first, then the baselines
 * @param refused answers other than 200, by status
 * @param lateMillis how late the driver itself sent at worst
 * @param findingMillis from the intended start of the register to the live event of its finding
 * @param letterMillis the same to the letter
 * @param unheard findings and letters that no live stream told of
 * @param quietMillis for each round, from its last answer until nothing was under way
 * @param backlog for each round, what was under way at its last answer
 * @param recounts the product's marks counted where they are kept
 * @param idleCpuMillisPerSecond processor time by process while nothing was sent
 * @param memoryKibibytes by process after the last round
 * @param statements what the databases executed in a round of its own
 * @param profile the biggest boxes of processor time in a further round, as lines; none without being asked for
 */
public record Results(
        Map<String, String> settings,
        TrustYear trustYear,
        List<Line> lines,
        Map<String, Long> refused,
        long lateMillis,
        Percentiles findingMillis,
        Percentiles letterMillis,
        long unheard,
        List<Long> quietMillis,
        List<List<String>> backlog,
        List<Recount> recounts,
        Map<String, Long> idleCpuMillisPerSecond,
        Map<String, Long> memoryKibibytes,
        Statements statements,
        List<String> profile) {

    /**
     * Statements counted while the server wrote each of them down, which no other figure of the run contains.
     *
     * @param registersPerSecond at which registers were sent meanwhile
     * @param perRegister by database, without beginnings and ends of transactions
     * @param transactionsPerRegister by database, explicit ones
     * @param idlePerSecond by database, while nothing was sent
     */
    public record Statements(
            double registersPerSecond,
            Map<String, Double> perRegister,
            Map<String, Double> transactionsPerRegister,
            Map<String, Double> idlePerSecond) {

        /** Of all databases, for each register. */
        public double allPerRegister() {
            return perRegister.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    /**
     * A count of a year of 60,000 pupils.
     *
     * @param millis the best of five counts on one core
     * @param differences pupils whose count is another one mark by mark
     */
    public record TrustYear(long marks, double millis, long differences) {}

    /**
     * Marks found at one place.
     *
     * @param marks marks there
     * @param ill of them with the code for illness
     * @param unexplained of them without a reason
     * @param exact whether all three are what was acknowledged
     */
    public record Recount(String place, long marks, long ill, long unexplained, boolean exact) {}

    /** Whether every request succeeded and every mark is where it should be, once. */
    public boolean isExact() {
        return refused.isEmpty()
                && trustYear.differences() == 0
                && recounts.stream().allMatch(Recount::exact)
                && lines.stream().allMatch(line -> line.recountDifference() == 0);
    }
}
