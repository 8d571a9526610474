package org.rollcall.escalation.ledger;

import java.nio.ByteBuffer;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.PupilLedger;

/** One pupil's marks of one school year with the revision of each; a mark counts only over a lower revision. */
final class LedgerYear {
    private static final int REVISION_BYTES = 2;
    private static final int HIGHEST_REVISION = 0xFFFF;

    private final byte[] symbols;
    private final byte[] revisions;

    private LedgerYear(byte[] symbols, byte[] revisions) {
        this.symbols = symbols;
        this.revisions = revisions;
    }

    /** A year without marks. */
    static LedgerYear empty() {
        return new LedgerYear(new byte[PupilLedger.YEAR_LENGTH], new byte[PupilLedger.YEAR_LENGTH * REVISION_BYTES]);
    }

    /** A stored year. */
    static LedgerYear of(byte[] symbols, byte[] revisions) {
        return new LedgerYear(symbols.clone(), revisions.clone());
    }

    /**
     * Puts a mark at its session, unless a revision as high is there.
     *
     * @return whether it counted
     * @throws IllegalArgumentException if the revision is not between 1 and 65535
     */
    boolean put(SessionRef session, byte symbol, int revision) {
        if (revision < 1 || revision > HIGHEST_REVISION) {
            throw new IllegalArgumentException("revision: must be from 1 to " + HIGHEST_REVISION);
        }
        int position = SchoolYear.of(session.date()).position(session);
        ByteBuffer kept = ByteBuffer.wrap(revisions);
        if (Short.toUnsignedInt(kept.getShort(position * REVISION_BYTES)) >= revision) {
            return false;
        }
        symbols[position] = symbol;
        kept.putShort(position * REVISION_BYTES, (short) revision);
        return true;
    }

    byte[] symbols() {
        return symbols.clone();
    }

    byte[] revisions() {
        return revisions.clone();
    }
}
