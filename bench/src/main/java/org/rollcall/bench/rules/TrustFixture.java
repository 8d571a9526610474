package org.rollcall.bench.rules;

import java.util.List;
import java.util.stream.Stream;
import org.rollcall.rules.ledger.LedgerMark;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;

/** A year of a whole trust: ledgers whose figures can be counted at once or, slowly, mark by mark. */
public final class TrustFixture {

    /** Pupils of a trust of some 130 schools; 380 sessions each are 22.8 million marks. */
    public static final int PUPILS = 60_000;

    private final List<PupilLedger> ledgers;

    /** A trust of so many pupils; the same seed gives the same. */
    public TrustFixture(int pupils, long seed) {
        SchoolFixture school = new SchoolFixture(seed);
        List<byte[]> different =
                Stream.generate(school::row).limit(Math.min(pupils, 4_000)).toList();
        // Every pupil has bytes of her own, so that memory is read as it would be.
        ledgers = Stream.iterate(0, i -> i + 1)
                .limit(pupils)
                .map(i -> SchoolFixture.ledger(different.get(i % different.size())))
                .toList();
    }

    public List<PupilLedger> ledgers() {
        return ledgers;
    }

    /** The trust's year as the rules count it. */
    public AttendanceTally tally() {
        AttendanceTally sum = AttendanceTally.EMPTY;
        for (PupilLedger ledger : ledgers) {
            sum = sum.plus(tally(ledger));
        }
        return sum;
    }

    /** One pupil's year as the rules count it. */
    public static AttendanceTally tally(PupilLedger ledger) {
        return ledger.tally(SchoolFixture.YEAR.start(), SchoolFixture.YEAR.end());
    }

    /** One pupil's year counted mark by mark. */
    public static AttendanceTally recount(PupilLedger ledger) {
        AttendanceTally sum = AttendanceTally.EMPTY;
        for (LedgerMark mark : ledger.marks()) {
            sum = sum.plus(mark.code());
        }
        return sum;
    }
}
