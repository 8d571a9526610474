package org.rollcall.support.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records that were set aside.
 *
 * @param items records, newest first
 * @param nextCursor where the next page begins; null on the last
 */
public record DeadLetterPage(
        List<DeadLetterItem> items, @Nullable String nextCursor) {
    /** A page of at most limit records, made from a list that was read one further. */
    static DeadLetterPage of(String service, List<DeadLetter> oneMore, int limit) {
        boolean last = oneMore.size() <= limit;
        List<DeadLetter> shown = last ? oneMore : oneMore.subList(0, limit);
        return new DeadLetterPage(
                shown.stream().map(letter -> DeadLetterItem.of(service, letter)).toList(),
                last
                        ? null
                        : new DeadLetterCursor(
                                        shown.getLast().setAsideAt(),
                                        shown.getLast().id())
                                .text());
    }
}
