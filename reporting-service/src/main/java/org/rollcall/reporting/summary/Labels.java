package org.rollcall.reporting.summary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;

/** What people call the rows of a breakdown. */
final class Labels {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("session/AM", "Morning"),
            Map.entry("session/PM", "Afternoon"),
            Map.entry("sex/F", "Female"),
            Map.entry("sex/M", "Male"),
            Map.entry("fsm/yes", "Eligible for free school meals"),
            Map.entry("fsm/no", "Not eligible for free school meals"),
            Map.entry("pupil-premium/yes", "Pupil premium"),
            Map.entry("pupil-premium/no", "No pupil premium"),
            Map.entry("sen/EHCP", "Education, health and care plan"),
            Map.entry("sen/SEN_SUPPORT", "SEN support"),
            Map.entry("sen/NONE", "No special educational needs"),
            Map.entry("eal/yes", "English as an additional language"),
            Map.entry("eal/no", "English as first language"),
            Map.entry("lac/yes", "Looked after"),
            Map.entry("lac/no", "Not looked after"),
            Map.entry("social-worker/yes", "With a social worker"),
            Map.entry("social-worker/no", "Without a social worker"));

    private Labels() {}

    /** The label of a key; names hold what only the school's data can tell (classes, schools, terms). */
    static String of(Breakdown by, String key, LocalDate on, Map<String, String> names) {
        if (key.isEmpty()) {
            return by.source() == Breakdown.Source.PERIODS ? "Outside the published terms" : "Not known";
        }
        return switch (by) {
            case DAY -> WRITTEN.format(LocalDate.parse(key));
            case WEEK -> "Week of " + WRITTEN.format(LocalDate.parse(key));
            case WEEKDAY -> DayOfWeek.of(Integer.parseInt(key)).getDisplayName(TextStyle.FULL, Locale.UK);
            case YEAR_GROUP -> yearGroup(Integer.parseInt(key));
            case CODE -> code(key, on);
            default -> names.getOrDefault(key, FIXED.getOrDefault(by.word() + "/" + key, key));
        };
    }

    private static String yearGroup(int year) {
        if (year > 0) {
            return "Year " + year;
        }
        return year == 0 ? "Reception" : "Nursery";
    }

    private static String code(String symbol, LocalDate on) {
        return CodeEdition.on(on)
                .find(symbol)
                .or(() -> CodeEdition.all().reversed().stream()
                        .flatMap(edition -> edition.find(symbol).stream())
                        .findFirst())
                .map(AttendanceCode::meaning)
                .orElse(symbol);
    }
}
