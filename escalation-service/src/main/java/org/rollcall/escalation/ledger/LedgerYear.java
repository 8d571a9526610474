package org.rollcall.escalation.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * One pupil's marks of one school year with the revision of each; a mark counts only over a lower revision. Stored are the
 * symbols up to the last mark, and the revisions of those marks that are not in their first.
 */
final class LedgerYear {
    private static final int ENTRY_BYTES = 4;
    private static final int HIGHEST_REVISION = 0xFFFF;

    private byte[] symbols;
    private final Map<Integer, Integer> later;
    private boolean changed;

    private LedgerYear(byte[] symbols, Map<Integer, Integer> later) {
        this.symbols = symbols;
        this.later = later;
    }

    /** A year without marks. */
    static LedgerYear empty() {
        return new LedgerYear(new byte[0], new TreeMap<>());
    }

    /** A stored year; the arrays are its own from now on. */
    static LedgerYear of(byte[] symbols, byte[] revisions) {
        Map<Integer, Integer> later = new TreeMap<>();
        if (revisions.length > 0) {
            ByteBuffer entries = ByteBuffer.wrap(revisions);
            while (entries.hasRemaining()) {
                later.put(Short.toUnsignedInt(entries.getShort()), Short.toUnsignedInt(entries.getShort()));
            }
        }
        return new LedgerYear(symbols, later);
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
        int place = SchoolYear.of(session.date()).position(session);
        if (revisionAt(place) >= revision) {
            return false;
        }
        if (place >= symbols.length) {
            symbols = Arrays.copyOf(symbols, place + 1);
        }
        symbols[place] = symbol;
        if (revision > 1) {
            later.put(place, revision);
        }
        changed = true;
        return true;
    }

    private int revisionAt(int place) {
        return place < symbols.length && symbols[place] != 0 ? later.getOrDefault(place, 1) : 0;
    }

    /** Whether a mark was put since it was read. */
    boolean isChanged() {
        return changed;
    }

    /** Every session of the year, as rules take it. */
    byte[] wholeYear() {
        return Arrays.copyOf(symbols, PupilLedger.YEAR_LENGTH);
    }

    /** What is stored of the symbols. */
    byte[] symbols() {
        return symbols.clone();
    }

    /** What is stored of the revisions: place and revision, two bytes each, by place. */
    byte[] revisions() {
        ByteBuffer entries = ByteBuffer.allocate(later.size() * ENTRY_BYTES);
        later.forEach((place, revision) -> entries.putShort(place.shortValue()).putShort(revision.shortValue()));
        return entries.array();
    }
}
