package org.rollcall.register.marking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * A pupil's marks over a range of dates.
 *
 * @param items marks, newest first
 * @param nextCursor where the next page begins, null at the end
 * @param summary the whole range counted
 */
public record PupilMarks(List<MarkHistory> items, @Nullable String nextCursor, Summary summary) {
    /**
     * Sessions counted.
     *
     * @param possible sessions that could be attended
     * @param attended sessions attended
     * @param authorised absences with permission
     * @param unauthorised absences without
     * @param lates sessions with L or U
     * @param percent attended in percent of possible, two decimals; null while none was possible
     */
    public record Summary(
            int possible,
            int attended,
            int authorised,
            int unauthorised,
            int lates,
            @Nullable String percent) {}

    /** The sum of these marks. */
    static Summary count(List<MarkHistory> marks) {
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (MarkHistory mark : marks) {
            tally = tally.plus(MarkHistory.attendanceCode(mark.code(), mark.date()));
        }
        return new Summary(
                tally.possible(),
                tally.attended(),
                tally.authorised(),
                tally.unauthorised(),
                tally.lates(),
                tally.percentAttended().orElse(null));
    }
}
