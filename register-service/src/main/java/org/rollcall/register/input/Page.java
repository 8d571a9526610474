package org.rollcall.register.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> what it lists
 * @param items the page
 * @param nextCursor where the next page begins, null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** A list that fits on one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}
