package org.rollcall.bench.command;

import org.rollcall.bench.report.Results;
import org.rollcall.bench.rules.TrustFixture;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;

/** Counts a year of 60,000 pupils anew, and proves the count pupil by pupil. */
final class TrustYear {

    private static final int WARM_UP = 3;
    private static final int COUNTS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private TrustYear() {}

    static Results.TrustYear count(long seed) {
        TrustFixture trust = new TrustFixture(TrustFixture.PUPILS, seed);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < WARM_UP + COUNTS; i++) {
            long start = System.nanoTime();
            AttendanceTally tally = trust.tally();
            long taken = System.nanoTime() - start;
            best = i >= WARM_UP && tally.possible() > 0 ? Math.min(best, taken) : best;
        }
        long marks = 0;
        long differences = 0;
        AttendanceTally sum = AttendanceTally.EMPTY;
        for (PupilLedger ledger : trust.ledgers()) {
            AttendanceTally recount = TrustFixture.recount(ledger);
            differences += recount.equals(TrustFixture.tally(ledger)) ? 0 : 1;
            sum = sum.plus(recount);
            marks += ledger.marks().size();
        }
        return new Results.TrustYear(marks, best / NANOS_PER_MILLI, sum.equals(trust.tally()) ? differences : -1);
    }
}
