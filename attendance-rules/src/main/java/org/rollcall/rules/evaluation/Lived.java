package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.ledger.LedgerMark;

/**
 * One settled and marked session of the pupil's school life.
 *
 * @param closesAt when its register closed
 * @param week running number of the pupil's school week
 * @param compulsoryAge whether the pupil was of compulsory school age that day
 */
record Lived(LedgerMark mark, LocalDateTime closesAt, int week, boolean compulsoryAge) {

    LocalDate date() {
        return mark.ref().date();
    }

    String code() {
        return mark.code().symbol();
    }

    CodeClass codeClass() {
        return mark.code().codeClass();
    }

    CountedSession counted() {
        return new CountedSession(date(), mark.ref().session(), code());
    }
}
