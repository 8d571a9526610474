package org.rollcall.leave.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a school's requests, newest first.
 *
 * @param items requests
 * @param nextCursor where the next page begins, null on the last
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LeavePage(List<LeaveView> items, @Nullable String nextCursor) {
    /** A page of at most {@code limit} out of one more than that. */
    static LeavePage of(List<LeaveRequest> found, int limit) {
        List<LeaveRequest> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? new LeaveCursor(shown.getLast().receivedAt(), shown.getLast().id()).text()
                : null;
        return new LeavePage(shown.stream().map(LeaveView::of).toList(), next);
    }
}
