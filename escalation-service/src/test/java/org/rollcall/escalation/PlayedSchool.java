package org.rollcall.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.events.Event;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.support.clock.SchoolClock;

/** What the register service would tell of a school with one class, day by day. Every school has its own number. */
public final class PlayedSchool {
    private static final AtomicInteger NEXT_URN = new AtomicInteger(920_000);
    private static final LocalDate SUMMER = LocalDate.of(2026, 8, 1);

    public final int urn = NEXT_URN.incrementAndGet();
    public final UUID classId = UUID.randomUUID();
    public final List<UUID> pupils = new ArrayList<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final String laCode;
    private final String policyId;

    public PlayedSchool(int size, String laCode) {
        this(size, laCode, "kings-cross-2024");
    }

    public PlayedSchool(int size, String laCode, String policyId) {
        this.laCode = laCode;
        this.policyId = policyId;
        for (int i = 0; i < size; i++) {
            pupils.add(UUID.randomUUID());
        }
    }

    /** The school with its calendar: INSET on 18 September. */
    public List<Event> opened() {
        SchoolConfigured.Times times = new SchoolConfigured.Times(
                SUMMER,
                new SchoolConfigured.Window("08:50", "09:00", "09:30"),
                new SchoolConfigured.Window("13:00", "13:05", "13:30"));
        return List.of(
                new SchoolConfigured(
                        urn,
                        1,
                        "Testfield School",
                        "PRIMARY",
                        laCode,
                        "92001",
                        List.of(new SchoolConfigured.Policy(SUMMER, policyId, Map.of())),
                        List.of(times)),
                new CalendarChanged(
                        urn,
                        1,
                        "2026-27",
                        List.of(new CalendarChanged.Term(
                                "Autumn",
                                LocalDate.of(2026, 9, 3),
                                LocalDate.of(2026, 12, 18),
                                new CalendarChanged.Span(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)))),
                        List.of(new CalendarChanged.Closure(
                                LocalDate.of(2026, 9, 18), List.of("AM", "PM"), "INSET", List.of()))),
                new ClassChanged(urn, 1, classId, "3A", 3));
    }

    /** The admission of every pupil. */
    public List<Event> admitted() {
        return pupils.stream()
                .<Event>map(pupil -> new PupilAdmitted(
                        urn,
                        1,
                        pupil,
                        LocalDate.of(2017, 2, 3),
                        3,
                        classId,
                        LocalDate.of(2026, 9, 3),
                        null,
                        laCode,
                        List.of()))
                .toList();
    }

    /** The people around a pupil: two parents, of whom the child lives with the first. */
    public PeopleRecord people(UUID pupil) {
        return new PeopleRecord(
                urn,
                1,
                pupil,
                "Testpupil",
                "Sam",
                null,
                "F",
                LocalDate.of(2017, 2, 3),
                null,
                "1 Test Street",
                laCode,
                null,
                List.of(
                        parent("First Parent", "1 Test Street", true, 1),
                        parent("Second Parent", "2 Test Street", false, 2)),
                List.of(),
                List.of());
    }

    private static PeopleRecord.Parent parent(String name, String address, boolean livesWith, int priority) {
        return new PeopleRecord.Parent(
                UUID.randomUUID(),
                name,
                address,
                livesWith,
                List.of("+441632960001"),
                "parent" + priority + "@example.invalid",
                true,
                priority);
    }

    /** One session of a day: the register taken while it is open, and its close. Everybody else is present. */
    public List<Event> session(LocalDate date, String session, Map<Integer, String> codes) {
        boolean morning = session.equals("AM");
        Instant taken = at(date, morning ? "08:55" : "13:02");
        List<RegisterTaken.Mark> marks = new ArrayList<>();
        for (int i = 0; i < pupils.size(); i++) {
            String code = codes.getOrDefault(i, morning ? "/" : "\\");
            marks.add(new RegisterTaken.Mark(pupils.get(i), code, null, next(pupils.get(i), date, session)));
        }
        return List.of(
                new RegisterTaken(urn, date, session, classId, 1, taken, taken, "LIVE", null, marks),
                new RegisterClosed(urn, date, session, classId, 2, at(date, morning ? "09:30" : "13:30"), List.of()));
    }

    /** Both sessions of a day. */
    public List<Event> day(LocalDate date, Map<Integer, String> codes) {
        List<Event> events = new ArrayList<>(session(date, "AM", codes));
        events.addAll(session(date, "PM", codes));
        return events;
    }

    /** An amendment of one mark, made at noon of a day. */
    public MarksAmended amended(int pupil, LocalDate date, String session, String from, String to, LocalDate on) {
        UUID id = pupils.get(pupil);
        return new MarksAmended(
                urn,
                1,
                UUID.randomUUID(),
                MarksAmended.Kind.AMENDED,
                at(on, "15:00"),
                List.of(new MarksAmended.Amendment(
                        id, date, session, classId, from, to, null, next(id, date, session))));
    }

    private int next(UUID pupil, LocalDate date, String session) {
        return revisions.merge(pupil + "/" + date + "/" + session, 1, Integer::sum);
    }

    private static Instant at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).atZone(SchoolClock.ZONE).toInstant();
    }
}
