package org.rollcall.rules.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.rules.calendar.OpenSession;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * Every mark of one pupil, by school year: position = days since 1 August × 2 + session, one byte a session, 0 while it
 * is unmarked. Immutable; a change is a new ledger.
 */
public final class PupilLedger {

    /** Bytes of one school year, leap or not. */
    public static final int YEAR_LENGTH = 366 * 2;

    /** A pupil without any mark. */
    public static final PupilLedger EMPTY = new PupilLedger(new TreeMap<>());

    private static final LocalDate NEWER_FROM = CodeEdition.newerFrom();
    private static final long[] WEIGHTS_OF_OLDER = SymbolWeights.on(NEWER_FROM.minusDays(1));
    private static final long[] WEIGHTS_OF_NEWER = SymbolWeights.on(NEWER_FROM);

    private final NavigableMap<SchoolYear, byte[]> years;

    private PupilLedger(NavigableMap<SchoolYear, byte[]> years) {
        this.years = years;
    }

    /**
     * A ledger from stored rows, which are copied.
     *
     * @throws IllegalArgumentException if a row has another length than {@link #YEAR_LENGTH} or an unknown symbol
     */
    public static PupilLedger of(Map<SchoolYear, byte[]> rows) {
        Map<SchoolYear, byte[]> copies = new TreeMap<>();
        rows.forEach((year, row) -> copies.put(year, row.clone()));
        return taking(copies);
    }

    /**
     * A ledger that the rows are handed over to: nobody else may change them any more.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static PupilLedger taking(Map<SchoolYear, byte[]> rows) {
        for (byte[] row : rows.values()) {
            if (row.length != YEAR_LENGTH) {
                throw new IllegalArgumentException("ledger: a year has " + YEAR_LENGTH + " bytes, not " + row.length);
            }
            for (byte symbol : row) {
                requireKnown(symbol);
            }
        }
        return new PupilLedger(new TreeMap<>(rows));
    }

    /**
     * The byte that stands for a code.
     *
     * @param expiredFromN true for an O that the system made of an unexplained N
     * @throws IllegalArgumentException if no edition has the code, or another code than O is said to come from N
     */
    public static byte symbolOf(String code, boolean expiredFromN) {
        if (!expiredFromN) {
            return LedgerSymbols.of(code);
        }
        if (!code.equals("O")) {
            throw new IllegalArgumentException("code: N expires to O, not to " + code);
        }
        return LedgerSymbols.EXPIRED;
    }

    /**
     * The code that a symbol stands for on that date. A retired code keeps the meaning it had.
     *
     * @throws IllegalArgumentException if no code has the symbol
     */
    public static AttendanceCode codeOf(byte symbol, LocalDate date) {
        requireKnown(symbol);
        if (symbol == LedgerSymbols.UNMARKED) {
            throw new IllegalArgumentException("ledger: an unmarked session has no code");
        }
        return LedgerSymbols.code(symbol, date);
    }

    /** Whether every mark is that of a pupil who is there, in time and in school. */
    public boolean isAllPresent() {
        for (byte[] row : years.values()) {
            for (byte symbol : row) {
                if (symbol != LedgerSymbols.UNMARKED && !LedgerSymbols.isPresent(symbol)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** This ledger with that symbol at the session; 0 takes a mark away. */
    public PupilLedger with(SessionRef ref, byte symbol) {
        requireKnown(symbol);
        SchoolYear year = SchoolYear.of(ref.date());
        byte[] row = bytes(year);
        row[year.position(ref)] = symbol;
        NavigableMap<SchoolYear, byte[]> changed = new TreeMap<>(years);
        changed.put(year, row);
        return new PupilLedger(changed);
    }

    /** This ledger with that code at the session. */
    public PupilLedger with(SessionRef ref, String code) {
        return with(ref, symbolOf(code, false));
    }

    /** The code at the session, empty while it is unmarked. A retired code keeps the meaning it had. */
    public Optional<AttendanceCode> codeAt(SessionRef ref) {
        return markAt(ref).map(LedgerMark::code);
    }

    /** The mark at the session, empty while there is none. */
    public Optional<LedgerMark> markAt(SessionRef ref) {
        SchoolYear year = SchoolYear.of(ref.date());
        return markAt(year, ref, year.position(ref));
    }

    /** The mark at an open session of that school year, empty while there is none. */
    public Optional<LedgerMark> markAt(SchoolYear year, OpenSession open) {
        return markAt(year, open.ref(), open.position());
    }

    private Optional<LedgerMark> markAt(SchoolYear year, SessionRef ref, int position) {
        byte[] row = years.get(year);
        return row == null ? Optional.empty() : mark(ref, row[position]);
    }

    /** Every mark in session order. */
    public List<LedgerMark> marks() {
        List<LedgerMark> marks = new ArrayList<>();
        years.forEach((year, row) -> {
            for (int position = 0; position < YEAR_LENGTH; position++) {
                if (row[position] != LedgerSymbols.UNMARKED) {
                    mark(refAt(year, position), row[position]).ifPresent(marks::add);
                }
            }
        });
        return marks;
    }

    /**
     * Every mark of these days counted, as {@link AttendanceTally#plus(AttendanceCode)} would count them one by one.
     *
     * @param from first day
     * @param to last day; before the first there is nothing to count
     */
    public AttendanceTally tally(LocalDate from, LocalDate to) {
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (Map.Entry<SchoolYear, byte[]> year : years.entrySet()) {
            LocalDate start = year.getKey().start();
            int first = position(start, from);
            int end = position(start, to.plusDays(1));
            int newer = Math.clamp(position(start, NEWER_FROM), first, Math.max(first, end));
            long sum = SymbolWeights.sum(year.getValue(), first, newer, WEIGHTS_OF_OLDER)
                    + SymbolWeights.sum(year.getValue(), newer, end, WEIGHTS_OF_NEWER);
            tally = tally.plus(SymbolWeights.tally(sum));
        }
        return tally;
    }

    /** A copy of the year's row; all zero for a year without marks. */
    public byte[] bytes(SchoolYear year) {
        byte[] row = years.get(year);
        return row == null ? new byte[YEAR_LENGTH] : row.clone();
    }

    /** The years that have a row, in order. */
    public NavigableSet<SchoolYear> years() {
        return new TreeSet<>(years.navigableKeySet());
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof PupilLedger ledger) || !years().equals(ledger.years())) {
            return false;
        }
        return years.keySet().stream().allMatch(year -> Arrays.equals(years.get(year), ledger.years.get(year)));
    }

    @Override
    public int hashCode() {
        return years.keySet().hashCode();
    }

    private static Optional<LedgerMark> mark(SessionRef ref, byte symbol) {
        if (symbol == LedgerSymbols.UNMARKED) {
            return Optional.empty();
        }
        AttendanceCode code = LedgerSymbols.code(symbol, ref.date());
        return Optional.of(new LedgerMark(ref, code, symbol == LedgerSymbols.EXPIRED));
    }

    /** Where a day's morning stands in the year that starts so; its first or last place for a day outside it. */
    private static int position(LocalDate start, LocalDate day) {
        return Math.clamp(day.toEpochDay() - start.toEpochDay(), 0, YEAR_LENGTH / 2) * 2;
    }

    private static SessionRef refAt(SchoolYear year, int position) {
        LocalDate date = year.start().plusDays(position / 2);
        return new SessionRef(date, position % 2 == 0 ? Session.AM : Session.PM);
    }

    private static void requireKnown(byte symbol) {
        if (!LedgerSymbols.isKnown(symbol)) {
            throw new IllegalArgumentException("ledger: no code has the symbol " + symbol);
        }
    }
}
