package org.rollcall.leave.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;

/**
 * A local authority's licence for a child to perform, as far as it was described with the request.
 *
 * @param dates the days it names, empty for an undated one
 */
record PerformanceLicence(Optional<DateRange> dates) {
    /** Reads a description; nothing, an empty one or {@code false} is no licence. */
    static Optional<PerformanceLicence> of(@Nullable Object described) {
        return switch (described) {
            case null -> Optional.empty();
            case Boolean held -> held ? Optional.of(new PerformanceLicence(Optional.empty())) : Optional.empty();
            case String text ->
                text.isBlank() ? Optional.empty() : Optional.of(new PerformanceLicence(Optional.empty()));
            case Map<?, ?> fields ->
                fields.isEmpty() ? Optional.empty() : Optional.of(new PerformanceLicence(dates(fields)));
            default -> Optional.of(new PerformanceLicence(Optional.empty()));
        };
    }

    private static Optional<DateRange> dates(Map<?, ?> fields) {
        if (fields.get("from") instanceof String from && fields.get("to") instanceof String to) {
            try {
                return Optional.of(new DateRange(LocalDate.parse(from), LocalDate.parse(to)));
            } catch (DateTimeException undated) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
