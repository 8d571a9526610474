package org.rollcall.leave.lunch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.request.LeaveCursor;

/**
 * One page of a school's passes, newest first.
 *
 * @param nextCursor where the next page begins, null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PassPage(List<PassView> items, @Nullable String nextCursor) {
    /** A page of at most {@code limit} out of one more than that. */
    static PassPage of(List<LunchPass> found, int limit, LocalDate today) {
        List<LunchPass> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? new LeaveCursor(shown.getLast().receivedAt(), shown.getLast().id()).text()
                : null;
        return new PassPage(shown.stream().map(pass -> PassView.of(pass, today)).toList(), next);
    }
}
