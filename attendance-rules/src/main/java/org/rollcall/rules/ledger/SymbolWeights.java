package org.rollcall.rules.ledger;

import java.time.LocalDate;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * What each symbol adds to a tally, its four counts side by side in one long, so that a session costs one look-up and one
 * addition. Sixteen bits hold any count of one school year.
 */
final class SymbolWeights {

    private static final int BITS = 16;
    private static final int MASK = (1 << BITS) - 1;

    private SymbolWeights() {}

    /** The weights of every symbol, as the codes' edition of that date counts them. */
    static long[] on(LocalDate date) {
        long[] weights = new long[LedgerSymbols.EXPIRED + 1];
        for (byte symbol = 1; symbol < weights.length; symbol++) {
            weights[symbol] = packed(LedgerSymbols.code(symbol, date));
        }
        return weights;
    }

    /** The sum of the weights of positions from (inclusive) to (exclusive) of a year's row. */
    static long sum(byte[] row, int from, int to, long[] weights) {
        long sum = 0;
        for (int position = from; position < to; position++) {
            sum += weights[row[position]];
        }
        return sum;
    }

    /** The tally that a sum of at most one school year stands for. */
    static AttendanceTally tally(long sum) {
        int attended = count(sum, 0);
        int authorised = count(sum, 1);
        int unauthorised = count(sum, 2);
        return new AttendanceTally(
                attended + authorised + unauthorised, attended, authorised, unauthorised, count(sum, 3));
    }

    private static long packed(AttendanceCode code) {
        AttendanceTally one = AttendanceTally.EMPTY.plus(code);
        return one.attended()
                | (long) one.authorised() << BITS
                | (long) one.unauthorised() << 2 * BITS
                | (long) one.lates() << 3 * BITS;
    }

    private static int count(long sum, int place) {
        return (int) (sum >>> place * BITS) & MASK;
    }
}
