package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.time.Month;
import org.rollcall.rules.code.SessionRef;

/** The school year for attendance figures: 1 August to 31 July, written "2026-27". */
public record SchoolYear(int startYear) implements Comparable<SchoolYear> {

    /** The school year that contains the date. */
    public static SchoolYear of(LocalDate date) {
        return new SchoolYear(date.getMonthValue() >= Month.AUGUST.getValue() ? date.getYear() : date.getYear() - 1);
    }

    /**
     * Reads "2026-27".
     *
     * @throws IllegalArgumentException if the text has another shape or names two years that do not follow each other
     */
    public static SchoolYear parse(String text) {
        // Without a pattern: every stored year of every pupil's marks comes through here.
        if (text.length() != 7 || text.charAt(4) != '-' || !areDigits(text, 0, 4) || !areDigits(text, 5, 7)) {
            throw new IllegalArgumentException("a school year is written like 2026-27, not " + text);
        }
        int start = Integer.parseInt(text, 0, 4, 10);
        if (start < 1000 || (start + 1) % 100 != Integer.parseInt(text, 5, 7, 10)) {
            throw new IllegalArgumentException("a school year spans two following years, which " + text + " does not");
        }
        return new SchoolYear(start);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** 1 August. */
    public LocalDate start() {
        return LocalDate.of(startYear, Month.AUGUST, 1);
    }

    /** 31 July. */
    public LocalDate end() {
        return LocalDate.of(startYear + 1, Month.JULY, 31);
    }

    /**
     * Where a session of this year stands in it: days since 1 August × 2, plus one for the afternoon; 0 to 731.
     *
     * @param ref a session of this school year
     */
    public int position(SessionRef ref) {
        return Math.toIntExact(ref.date().toEpochDay() - start().toEpochDay()) * 2
                + ref.session().ordinal();
    }

    /** Whether the date lies in this school year. */
    public boolean contains(LocalDate date) {
        return of(date).equals(this);
    }

    /** The school year after this one. */
    public SchoolYear next() {
        return new SchoolYear(startYear + 1);
    }

    /** The school year before this one. */
    public SchoolYear previous() {
        return new SchoolYear(startYear - 1);
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(startYear, other.startYear);
    }

    @Override
    public String toString() {
        int second = (startYear + 1) % 100;
        return startYear + "-" + (second < 10 ? "0" : "") + second;
    }
}
