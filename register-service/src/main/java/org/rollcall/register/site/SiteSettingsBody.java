package org.rollcall.register.site;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/**
 * What a school says of its day, as it is sent.
 *
 * @param lunch when lunch is
 * @param dayEnds when the day ends
 */
public record SiteSettingsBody(
        @Nullable LunchBody lunch, @Nullable List<DayEndBody> dayEnds) {
    /**
     * Lunch.
     *
     * @param starts local time
     * @param ends local time
     */
    public record LunchBody(
            @Nullable String starts, @Nullable String ends) {}

    /**
     * The end of the day.
     *
     * @param yearGroups year groups, none for all others
     * @param at local time
     */
    public record DayEndBody(
            @Nullable List<Integer> yearGroups, @Nullable String at) {}

    SiteSettings read(Fields fields) {
        SiteSettings.Lunch hours = null;
        if (lunch != null) {
            LocalTime starts = fields.time("lunch.starts", lunch.starts());
            LocalTime ends = fields.time("lunch.ends", lunch.ends());
            if (fields.errors().isEmpty() && !starts.isBefore(ends)) {
                fields.fault("lunch.ends", "must be after it starts");
            }
            hours = new SiteSettings.Lunch(starts, ends);
        }
        List<SiteSettings.DayEnd> ends = new ArrayList<>();
        for (DayEndBody end : Objects.requireNonNullElse(dayEnds, List.<DayEndBody>of())) {
            ends.add(new SiteSettings.DayEnd(
                    Objects.requireNonNullElse(end.yearGroups(), List.of()),
                    fields.time("dayEnds[" + ends.size() + "].at", end.at())));
        }
        return new SiteSettings(hours, List.copyOf(ends));
    }
}
