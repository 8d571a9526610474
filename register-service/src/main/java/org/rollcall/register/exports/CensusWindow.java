package org.rollcall.register.exports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.rules.calendar.DateRange;

/**
 * The days whose attendance a school census collects, one term in arrears: the spring census from August to December, the
 * summer census from January to Easter Sunday, the autumn census the rest of the school year in two halves.
 *
 * @param collection its name, such as 2027-spring
 * @param periods the days, in one or two parts
 */
record CensusWindow(String collection, List<Period> periods) {
    private static final Pattern NAME = Pattern.compile("(20\\d\\d)-(spring|summer|autumn)");

    /**
     * Days that are counted together.
     *
     * @param name name of the term or half term
     * @param days first and last day
     */
    record Period(String name, DateRange days) {}

    /** The census of that name; empty when there is none. */
    static Optional<CensusWindow> of(String collection) {
        Matcher name = NAME.matcher(collection);
        if (!name.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(name.group(1));
        LocalDate easter = easterSunday(year);
        return Optional.of(new CensusWindow(
                collection,
                switch (name.group(2)) {
                    case "spring" ->
                        List.of(period("autumn", LocalDate.of(year - 1, 8, 1), LocalDate.of(year - 1, 12, 31)));
                    case "summer" -> List.of(period("spring", LocalDate.of(year, 1, 1), easter));
                    default -> summer(year, easter);
                }));
    }

    /** First day of all periods. */
    LocalDate from() {
        return periods.getFirst().days().start();
    }

    /** Last day of all periods. */
    LocalDate to() {
        return periods.getLast().days().end();
    }

    private static List<Period> summer(int year, LocalDate easter) {
        LocalDate bankHoliday = LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
        return List.of(
                period("summer-first-half", easter.plusDays(1), bankHoliday.minusDays(1)),
                period("summer-second-half", bankHoliday, LocalDate.of(year, Month.JULY, 31)));
    }

    private static Period period(String name, LocalDate from, LocalDate to) {
        return new Period(name, new DateRange(from, to));
    }

    /** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
    static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int leapCenturies = century / 4;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int day = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
