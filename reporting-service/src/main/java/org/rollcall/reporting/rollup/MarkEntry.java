package org.rollcall.reporting.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final Comparator<MarkEntry> AS_KEPT = Comparator.comparingInt(MarkEntry::urn)
            .thenComparing(MarkEntry::date)
            .thenComparing(MarkEntry::session)
            .thenComparing(MarkEntry::pupilId);

    private record Place(int urn, LocalDate date, String session, UUID pupilId) {}

    /** Of each pupil and session the highest revision, in the order in which rows lie and are locked. */
    static List<MarkEntry> latest(List<MarkEntry> marks) {
        Map<Place, MarkEntry> latest = HashMap.newHashMap(marks.size());
        for (MarkEntry mark : marks) {
            latest.merge(
                    new Place(mark.urn, mark.date, mark.session, mark.pupilId),
                    mark,
                    (a, b) -> b.revision > a.revision ? b : a);
        }
        List<MarkEntry> sorted = new ArrayList<>(latest.values());
        sorted.sort(AS_KEPT);
        return sorted;
    }

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
