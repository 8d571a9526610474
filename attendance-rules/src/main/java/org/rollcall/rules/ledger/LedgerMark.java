package org.rollcall.rules.ledger;

import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.SessionRef;

/**
 * One marked session of a pupil.
 *
 * @param expiredFromN whether this O came from an N that nobody explained within five school days
 */
public record LedgerMark(SessionRef ref, AttendanceCode code, boolean expiredFromN) {

    /** Whether nobody has explained the absence: N, or the O that came from it. */
    public boolean isUnexplained() {
        return expiredFromN || code.symbol().equals("N");
    }
}
