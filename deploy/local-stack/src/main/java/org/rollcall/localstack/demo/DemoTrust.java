package org.rollcall.localstack.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The fictional trust: five schools in three real local authorities, about 1,500 pupils, one autumn term. */
final class DemoTrust {
    static final String UID = "90100";
    static final LocalDate TERM_START = LocalDate.of(2026, 9, 3);
    static final LocalDate TERM_END = LocalDate.of(2026, 12, 18);
    static final LocalDate HALF_TERM_START = LocalDate.of(2026, 10, 26);
    static final LocalDate HALF_TERM_END = LocalDate.of(2026, 10, 30);
    static final LocalDate INSET = LocalDate.of(2026, 11, 2);
    /** The day that is played live. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static final int CLASS_OF = 30;

    static final DemoSchool LARKFIELD = new DemoSchool(
            900101,
            "Larkfield Demonstration Primary",
            "PRIMARY",
            "202",
            "kings-cross-2024",
            times("09:00", "09:15", "09:30", "13:15", "13:30", "13:45"),
            CLASS_OF,
            607,
            1859);
    static final DemoSchool STONEBECK = new DemoSchool(
            900102,
            "Stonebeck Demonstration Catholic Academy",
            "SECONDARY",
            "841",
            "hogarth-2024",
            times("08:50", "08:50", "09:00", "13:00", "13:00", "13:10"),
            CLASS_OF,
            773,
            2208);
    private static final Map<String, Map<String, String>> USUAL =
            times("08:50", "09:00", "09:20", "13:00", "13:05", "13:30");

    static final List<DemoSchool> SCHOOLS = List.of(
            LARKFIELD,
            STONEBECK,
            new DemoSchool(
                    900103,
                    "Millrace Demonstration Primary",
                    "PRIMARY",
                    "335",
                    "aspire-2023",
                    USUAL,
                    CLASS_OF,
                    577,
                    1480),
            new DemoSchool(
                    900104, "Ashdale Demonstration Primary", "PRIMARY", "335", "odst-2024", USUAL, CLASS_OF, 490, 1107),
            new DemoSchool(
                    900105,
                    "Highmoor Demonstration Academy",
                    "SECONDARY",
                    "335",
                    "att-2021",
                    USUAL,
                    CLASS_OF,
                    903,
                    2602));

    private DemoTrust() {}

    /** The school days of the history: from the start of term to the last one before today. */
    static List<LocalDate> history() {
        return TERM_START.datesUntil(TODAY).filter(DemoTrust::isOpen).toList();
    }

    /** The calendar as the API takes it. */
    static Map<String, Object> calendar() {
        return Map.of(
                "year",
                "2026-27",
                "terms",
                List.of(Map.of(
                        "name", "Autumn 2026",
                        "start", TERM_START.toString(),
                        "end", TERM_END.toString(),
                        "halfTerm", Map.of("start", HALF_TERM_START.toString(), "end", HALF_TERM_END.toString()))),
                "closures",
                List.of(Map.of("date", INSET.toString(), "sessions", List.of("AM", "PM"), "reason", "INSET")));
    }

    private static boolean isOpen(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean halfTerm = !date.isBefore(HALF_TERM_START) && !date.isAfter(HALF_TERM_END);
        return !weekend && !halfTerm && !date.equals(INSET);
    }

    private static Map<String, Map<String, String>> times(
            String amOpens, String amLate, String amCloses, String pmOpens, String pmLate, String pmCloses) {
        return Map.of(
                "AM", Map.of("opens", amOpens, "late", amLate, "closes", amCloses),
                "PM", Map.of("opens", pmOpens, "late", pmLate, "closes", pmCloses));
    }
}
