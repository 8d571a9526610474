package org.rollcall.escalation.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** A page of at most limit items, made from a list that was read one item further. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, PageCursor> place) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, place.apply(items.getLast()).text());
    }

    /** The same page with each item shown in another way. */
    public <R> Page<R> map(Function<T, R> show) {
        return new Page<>(items.stream().map(show).toList(), nextCursor);
    }
}
