package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Counts the school days of an absence in the register; a day without a mark, or closed, neither counts nor breaks. */
final class Absences {
    private static final List<String> UNWELL = List.of("I", "M");

    private Absences() {}

    /**
     * A run of absence.
     *
     * @param schoolDays how many days count
     * @param first first of them, null while none counts
     * @param brokenOn the day that broke it, null if nothing did
     * @param unwell whether a mark of it says illness or a medical appointment
     */
    record Run(
            int schoolDays,
            @Nullable LocalDate first,
            @Nullable LocalDate brokenOn,
            boolean unwell) {}

    /** The unauthorised days on end up to a day; attendance, U or one authorised session ends the run. */
    static Run unauthorisedUpTo(DeletionCase given, LocalDate last) {
        int days = 0;
        LocalDate first = null;
        LocalDate oldest =
                given.marks().isEmpty() ? last : given.marks().firstKey().date();
        for (LocalDate day = last; !day.isBefore(oldest); day = day.minusDays(1)) {
            List<AttendanceCode> codes = codes(given, day);
            if (codes.stream().anyMatch(code -> came(code) || code.codeClass() == CodeClass.AUTHORISED)) {
                return new Run(days, first, day, codes.stream().anyMatch(Absences::isUnwell));
            }
            if (codes.stream().anyMatch(code -> code.codeClass() == CodeClass.UNAUTHORISED)) {
                days++;
                first = day;
            }
        }
        return new Run(days, first, null, false);
    }

    /** The school days missed, with permission or without, straight after a day; the pupil's coming ends them. */
    static Run after(DeletionCase given, LocalDate leaveEnd) {
        int days = 0;
        LocalDate first = null;
        boolean unwell = false;
        for (LocalDate day = leaveEnd.plusDays(1); !day.isAfter(given.lastDay()); day = day.plusDays(1)) {
            List<AttendanceCode> codes = codes(given, day);
            if (codes.stream().anyMatch(Absences::came)) {
                return new Run(days, first, day, unwell);
            }
            if (codes.stream().anyMatch(code -> code.codeClass().isAbsence())) {
                days++;
                first = first == null ? day : first;
                unwell |= codes.stream().anyMatch(Absences::isUnwell);
            }
        }
        return new Run(days, first, null, unwell);
    }

    private static List<AttendanceCode> codes(DeletionCase given, LocalDate day) {
        return Stream.of(Session.values())
                .flatMap(session -> Stream.ofNullable(given.marks().get(new SessionRef(day, session))))
                .flatMap(symbol -> Stream.concat(
                                CodeEdition.codeOn(symbol, day).stream(), CodeEdition.retired(symbol, day).stream())
                        .limit(1))
                .toList();
    }

    private static boolean came(AttendanceCode code) {
        return code.codeClass().isAttended() || code.symbol().equals("U");
    }

    private static boolean isUnwell(AttendanceCode code) {
        return UNWELL.contains(code.symbol());
    }
}
