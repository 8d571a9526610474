package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.calendar.OpenSession;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.RateTest;

/**
 * What a pupil's settled marks come to, in one walk without an object for each session: how often each code stands there,
 * how many separate absences of a kind there are and how many days the longest has, which rates a year ever reached. The
 * sessions are those of {@link History}, and absences are told apart as {@link Spell} does.
 */
final class MarkSigns {

    /** Kinds of absence that are told apart. */
    enum Kind {
        /** Without permission; arriving late ends it. */
        LADDER,
        /** Without permission, arriving late included. */
        STATUTE,
        /** Ill; an appointment neither counts nor ends it. */
        ILLNESS,
        /** Any absence; arriving late ends it. */
        ANY
    }

    private static final int SYMBOLS = Byte.MAX_VALUE + 1;

    /** More marks than any life at school has, and few enough to be added up. */
    private static final int VERY_MANY = 1_000_000;

    private static final byte NO_REASON = PupilLedger.symbolOf("N", false);
    private static final byte EXPIRED = PupilLedger.symbolOf("O", true);
    private static final Kind[] KINDS = Kind.values();

    private final List<List<RateTest>> rates;
    private final int minimum;
    private final boolean[] met;
    private final int[] bySymbol = new int[SYMBOLS];
    private final int[] days = new int[KINDS.length];
    private final LocalDate[] day = new LocalDate[KINDS.length];
    private final int[] longest = new int[KINDS.length];
    private final int[] absences = new int[KINDS.length];
    private boolean running;
    private int absent;
    private int unauthorised;
    private int attendedThisYear;
    private int authorisedThisYear;
    private int unauthorisedThisYear;

    /**
     * Nothing yet.
     *
     * @param rates tests to be held, all of each, against the school year after each session
     * @param minimum possible sessions of the year that a rate waits for
     */
    private MarkSigns(List<List<RateTest>> rates, int minimum) {
        this.rates = rates;
        this.minimum = minimum;
        this.met = new boolean[rates.size()];
    }

    /** The signs of a pupil who has been there always. */
    static MarkSigns ofPresence(List<List<RateTest>> rates) {
        MarkSigns signs = new MarkSigns(rates, 0);
        for (String code : History.PRESENT) {
            signs.bySymbol[PupilLedger.symbolOf(code, false)] = VERY_MANY;
        }
        signs.attendedThisYear = VERY_MANY;
        signs.rate();
        return signs;
    }

    /** The signs of a pupil's marks up to a moment. */
    static MarkSigns of(
            PupilLedger ledger,
            SchoolLife life,
            SchoolCalendar calendar,
            LocalDateTime asOf,
            List<List<RateTest>> rates,
            int minimum) {
        MarkSigns signs = new MarkSigns(rates, minimum);
        SchoolYear current = SchoolYear.of(asOf.toLocalDate());
        for (SchoolYear year : ledger.years()) {
            if (year.compareTo(current) <= 0) {
                signs.beginYear();
                int yearGroup = life.yearGroup() - (current.startYear() - year.startYear());
                signs.read(ledger.bytes(year), calendar.openSessions(year, yearGroup), life, asOf);
            }
        }
        return signs;
    }

    /** How many marks have one of these codes. */
    int count(Set<String> codes) {
        int count = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            if (bySymbol[symbol] > 0 && codes.contains(symbolOf((byte) symbol))) {
                count += bySymbol[symbol];
            }
        }
        return count;
    }

    /** The code's symbol, which is the same on every date. */
    private static String symbolOf(byte symbol) {
        return PupilLedger.codeOf(symbol, LocalDate.EPOCH).symbol();
    }

    /** Sessions missed, with permission or without. */
    int absent() {
        return absent;
    }

    int unauthorised() {
        return unauthorised;
    }

    int authorised() {
        return absent - unauthorised;
    }

    /** Whether some session was missed that nobody has explained. */
    boolean isUnexplained() {
        return bySymbol[NO_REASON] > 0 || bySymbol[EXPIRED] > 0;
    }

    /** The days of the longest absence of that kind. */
    int longest(Kind kind) {
        return longest[kind.ordinal()];
    }

    /** The number of separate absences of that kind. */
    int absences(Kind kind) {
        return absences[kind.ordinal()];
    }

    /** Whether all tests of that place held after some session. */
    boolean isMet(int place) {
        return met[place];
    }

    private void beginYear() {
        attendedThisYear = 0;
        authorisedThisYear = 0;
        unauthorisedThisYear = 0;
    }

    private void read(byte[] row, List<OpenSession> sessions, SchoolLife life, LocalDateTime asOf) {
        LocalDate lastDay = life.lastDay();
        for (int i = 0; i < sessions.size(); i++) {
            OpenSession open = sessions.get(i);
            byte symbol = row[open.position()];
            if (symbol == 0) {
                continue;
            }
            LocalDate date = open.ref().date();
            if (!date.isBefore(life.startDate())
                    && (lastDay == null || !date.isAfter(lastDay))
                    && !open.closesAt().isAfter(asOf)) {
                bySymbol[symbol]++;
                live(PupilLedger.codeOf(symbol, date), date);
            }
        }
    }

    private void live(AttendanceCode code, LocalDate date) {
        CodeClass type = code.codeClass();
        if (type.isAttended()) {
            attendedThisYear++;
            end();
        } else if (type.isAbsence()) {
            miss(code.symbol(), type, date);
        } else {
            return;
        }
        if (attendedThisYear + authorisedThisYear + unauthorisedThisYear >= minimum) {
            rate();
        }
    }

    private void miss(String code, CodeClass type, LocalDate date) {
        boolean late = code.equals("U");
        boolean allowed = type == CodeClass.AUTHORISED;
        absent++;
        if (allowed) {
            authorisedThisYear++;
        } else {
            unauthorised++;
            unauthorisedThisYear++;
        }
        running = true;
        add(Kind.LADDER, !allowed && !late, date);
        add(Kind.STATUTE, !allowed, date);
        if (!code.equals("M")) {
            add(Kind.ILLNESS, code.equals("I"), date);
        }
        add(Kind.ANY, !late, date);
    }

    private void add(Kind kind, boolean counts, LocalDate date) {
        int place = kind.ordinal();
        if (!counts) {
            days[place] = 0;
            return;
        }
        if (days[place] == 0) {
            absences[place]++;
            days[place] = 1;
        } else if (!date.equals(day[place])) {
            days[place]++;
        }
        day[place] = date;
        longest[place] = Math.max(longest[place], days[place]);
    }

    private void end() {
        if (running) {
            Arrays.fill(days, 0);
            running = false;
        }
    }

    private void rate() {
        for (int i = 0; i < met.length; i++) {
            met[i] = met[i] || holds(rates.get(i));
        }
    }

    private boolean holds(List<RateTest> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).holds(attendedThisYear, authorisedThisYear, unauthorisedThisYear)) {
                return false;
            }
        }
        return true;
    }
}
