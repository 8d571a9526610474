package org.rollcall.reporting.rollup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;

/**
 * One version of one pupil's mark for one session.
 *
 * @param urn school
 * @param pupilId pupil
 * @param date session date
 * @param session AM or PM
 * @param code attendance code; its class is that of the edition in force on the date
 * @param revision 1 and counting; the highest is the mark
 * @param classId class of the pupil on that date
 */
public record MarkEntry(
        int urn, UUID pupilId, LocalDate date, String session, String code, int revision, UUID classId) {

    /** How a session counts: 0 not at all, 1 attended, 2 authorised absence, 3 unauthorised absence. */
    int kind() {
        return meaning().map(AttendanceCode::codeClass).map(MarkEntry::kindOf).orElse(0);
    }

    /** Whether the pupil came late to a session that counts. */
    boolean late() {
        return kind() > 0 && meaning().filter(AttendanceCode::isLate).isPresent();
    }

    private Optional<AttendanceCode> meaning() {
        // Files of later years still carry codes that have ended; a code that nobody knows counts as nothing.
        return CodeEdition.codeOn(code, date).or(() -> CodeEdition.retired(code, date));
    }

    private static int kindOf(CodeClass type) {
        return switch (type) {
            case PRESENT, APPROVED_ACTIVITY -> 1;
            case AUTHORISED -> 2;
            case UNAUTHORISED -> 3;
            case NOT_POSSIBLE, ADMINISTRATIVE -> 0;
        };
    }
}
