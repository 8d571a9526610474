package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.rules.calendar.SchoolCalendar;

/** By when something is to be done, in the words of a policy: the same day, or some school days on. */
public record Due(int schoolDays) {

    public static final Due SAME_DAY = new Due(0);

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d?)-school-days?");

    /** Reads "same-day", "1-school-day" or "5-school-days". */
    public static Optional<Due> find(String words) {
        if (words.equals("same-day")) {
            return Optional.of(SAME_DAY);
        }
        Matcher matcher = WRITTEN.matcher(words);
        return matcher.matches() ? Optional.of(new Due(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }

    /** The day it falls due when it arose on that day. */
    public LocalDate from(LocalDate day, SchoolCalendar calendar, int yearGroup) {
        return schoolDays == 0 ? day : calendar.schoolDaysAfter(day, schoolDays, yearGroup);
    }
}
