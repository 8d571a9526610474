package org.rollcall.bench.rules;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.PupilFacts;
import org.rollcall.rules.ledger.PupilLedger;

/** A school year of a calendar of 190 days, and pupils whose absences come in runs, as real ones do. */
public final class SchoolFixture {

    public static final SchoolYear YEAR = new SchoolYear(2025);
    /** Five INSET days and the bank holiday of May. */
    private static final List<String> CLOSED =
            List.of("2025-09-01", "2025-11-03", "2026-01-05", "2026-02-23", "2026-05-04", "2026-06-01");

    private static final String[] REASONS = {"I", "I", "I", "M", "N", "O", "G", "U", "C", "L"};

    private final SchoolCalendar calendar = SchoolCalendar.of(
            List.of(new CalendarYear(
                    YEAR,
                    List.of(
                            term("Autumn", "2025-09-01", "2025-12-19", "2025-10-27", "2025-10-31"),
                            term("Spring", "2026-01-05", "2026-03-27", "2026-02-16", "2026-02-20"),
                            term("Summer", "2026-04-13", "2026-07-20", "2026-05-25", "2026-05-29")),
                    CLOSED.stream().map(SchoolFixture::closed).toList())),
            List.of(new DatedTimes(
                    LocalDate.parse("2024-09-01"),
                    new EnumMap<>(Map.of(
                            Session.AM, times("08:50", "09:00", "09:30"),
                            Session.PM, times("13:00", "13:05", "13:30"))))));

    private final Random random;
    private final List<SessionRef> open;

    /** The same seed gives the same pupils. */
    public SchoolFixture(long seed) {
        random = new Random(seed);
        open = openSessions();
    }

    public SchoolCalendar calendar() {
        return calendar;
    }

    /** The open sessions of the year, in order. */
    public List<SessionRef> sessions() {
        return open;
    }

    private List<SessionRef> openSessions() {
        List<SessionRef> open = new ArrayList<>();
        for (LocalDate day : calendar.schoolDays(YEAR.start(), YEAR.end(), 3)) {
            open.add(new SessionRef(day, Session.AM));
            open.add(new SessionRef(day, Session.PM));
        }
        return open;
    }

    /** A year of one pupil. */
    public PupilLedger ledger() {
        return ledger(row());
    }

    /** A pupil with that year. */
    static PupilLedger ledger(byte[] row) {
        return PupilLedger.of(Map.of(YEAR, row));
    }

    /** The bytes of one pupil's year; about seven sessions in a hundred missed, as in England. */
    byte[] row() {
        byte[] row = new byte[PupilLedger.YEAR_LENGTH];
        int runs = 0;
        byte symbol = 0;
        for (SessionRef ref : open) {
            if (runs == 0 && random.nextInt(100) < 3) {
                runs = 1 + random.nextInt(6);
                symbol = PupilLedger.symbolOf(REASONS[random.nextInt(REASONS.length)], false);
            }
            String present = ref.session() == Session.AM ? "/" : "\\";
            row[YEAR.position(ref)] = runs > 0 ? symbol : PupilLedger.symbolOf(present, false);
            runs = Math.max(0, runs - 1);
        }
        return row;
    }

    /** A pupil of Year 3 of whom nothing else is known. */
    public static PupilFacts facts() {
        return new PupilFacts(
                LocalDate.parse("2018-02-03"),
                3,
                LocalDate.parse("2022-09-01"),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Closure closed(String day) {
        return new Closure(LocalDate.parse(day), Set.of(Session.AM, Session.PM), ClosureReason.PLANNED, null, Set.of());
    }

    private static Term term(String name, String start, String end, String half, String halfEnd) {
        return new Term(
                name,
                LocalDate.parse(start),
                LocalDate.parse(end),
                new DateRange(LocalDate.parse(half), LocalDate.parse(halfEnd)));
    }

    private static SessionTimes times(String opens, String late, String closes) {
        return new SessionTimes(LocalTime.parse(opens), LocalTime.parse(late), LocalTime.parse(closes));
    }
}
