package org.rollcall.register.site;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a school says of its day beside its registers.
 *
 * @param lunch when lunch is, null where the school did not say
 * @param dayEnds when the day ends; a year group that no entry names has the end of the entry without year groups
 */
public record SiteSettings(@Nullable Lunch lunch, List<DayEnd> dayEnds) {
    static final SiteSettings NONE = new SiteSettings(null, List.of());

    /**
     * Lunch.
     *
     * @param starts first minute
     * @param ends last minute
     */
    public record Lunch(
            @JsonFormat(pattern = "HH:mm") LocalTime starts,
            @JsonFormat(pattern = "HH:mm") LocalTime ends) {}

    /**
     * The end of the day.
     *
     * @param yearGroups year groups, empty for all others
     * @param at local time
     */
    public record DayEnd(
            List<Integer> yearGroups,
            @JsonFormat(pattern = "HH:mm") LocalTime at) {}

    @JsonIgnore
    Optional<Lunch> lunchHours() {
        return Optional.ofNullable(lunch);
    }

    /** When the day of a year group ends, if the school said so. */
    Optional<LocalTime> dayEnd(int yearGroup) {
        return dayEnds.stream()
                .filter(end -> end.yearGroups().contains(yearGroup))
                .findFirst()
                .or(() -> dayEnds.stream()
                        .filter(end -> end.yearGroups().isEmpty())
                        .findFirst())
                .map(DayEnd::at);
    }
}
