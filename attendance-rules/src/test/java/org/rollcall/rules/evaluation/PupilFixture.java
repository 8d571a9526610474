package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.PupilFlag;

/** A pupil at a school with a calendar, marks and facts, evaluated at some moment. */
public final class PupilFixture {

    public static final Policies POLICIES = Policies.load();
    public static final Term AUTUMN_2026 = new Term(
            "Autumn 2026",
            LocalDate.parse("2026-09-03"),
            LocalDate.parse("2026-12-18"),
            new DateRange(LocalDate.parse("2026-10-26"), LocalDate.parse("2026-10-30")));
    public static final Term SPRING_2027 = new Term(
            "Spring 2027",
            LocalDate.parse("2027-01-05"),
            LocalDate.parse("2027-03-25"),
            new DateRange(LocalDate.parse("2027-02-15"), LocalDate.parse("2027-02-19")));
    public static final List<DatedTimes> TIMES = List.of(new DatedTimes(
            LocalDate.parse("2024-09-01"),
            new EnumMap<>(Map.of(
                    Session.AM,
                    new SessionTimes(LocalTime.parse("08:50"), LocalTime.parse("09:00"), LocalTime.parse("09:30")),
                    Session.PM,
                    new SessionTimes(LocalTime.parse("13:00"), LocalTime.parse("13:05"), LocalTime.parse("13:30"))))));

    private final SchoolCalendar calendar;
    private PolicyProfile policy = POLICIES.find("kings-cross-2024").orElseThrow();
    private PupilLedger ledger = PupilLedger.EMPTY;
    private LocalDate born = LocalDate.parse("2017-02-03");
    private final List<DatedFlag> flags = new ArrayList<>();
    private final List<ContactFact> contacts = new ArrayList<>();
    private final List<AbsenceReportFact> reports = new ArrayList<>();
    private final List<LeaveFact> leaves = new ArrayList<>();
    private final List<CaseFact> events = new ArrayList<>();
    private final List<CountedBefore> resolved = new ArrayList<>();
    private boolean olderSibling;

    public PupilFixture(SchoolCalendar calendar) {
        this.calendar = calendar;
    }

    public static PupilFixture inAutumn2026(LocalDate... insetDays) {
        List<Closure> closures = new ArrayList<>();
        for (LocalDate day : insetDays) {
            closures.add(inset(day));
        }
        return new PupilFixture(calendar(2026, closures, AUTUMN_2026, SPRING_2027));
    }

    public static Closure inset(LocalDate day) {
        return new Closure(day, Set.of(Session.AM, Session.PM), ClosureReason.INSET, null, Set.of());
    }

    public static SchoolCalendar calendar(int startYear, List<Closure> closures, Term... terms) {
        return SchoolCalendar.of(List.of(new CalendarYear(new SchoolYear(startYear), List.of(terms), closures)), TIMES);
    }

    public PupilFixture under(String policyId) {
        policy = POLICIES.find(policyId).orElseThrow();
        return this;
    }

    public PupilFixture under(PolicyProfile profile) {
        policy = profile;
        return this;
    }

    public PupilFixture born(String date) {
        born = LocalDate.parse(date);
        return this;
    }

    public PupilFixture flagged(PupilFlag flag) {
        flags.add(new DatedFlag(flag, LocalDate.parse("2020-01-01"), null));
        return this;
    }

    public PupilFixture withOlderSibling() {
        olderSibling = true;
        return this;
    }

    public PupilFixture contact(String at, ContactOutcome outcome) {
        contacts.add(new ContactFact(LocalDateTime.parse(at), outcome));
        return this;
    }

    public PupilFixture reported(String at, String from) {
        reports.add(new AbsenceReportFact(LocalDateTime.parse(at), LocalDate.parse(from), null));
        return this;
    }

    public PupilFixture reported(String at, String from, String to) {
        reports.add(new AbsenceReportFact(LocalDateTime.parse(at), LocalDate.parse(from), LocalDate.parse(to)));
        return this;
    }

    public PupilFixture granted(String from, String to) {
        leaves.add(new LeaveFact(LocalDate.parse(from), LocalDate.parse(to)));
        return this;
    }

    public PupilFixture recorded(String at, CaseEvent what) {
        events.add(new CaseFact(LocalDateTime.parse(at), what));
        return this;
    }

    public PupilFixture resolved(Finding finding) {
        List<SessionRef> sessions = finding.evidence().sessions().stream()
                .map(session -> new SessionRef(session.date(), session.session()))
                .toList();
        resolved.add(new CountedBefore(finding.ruleId(), Set.copyOf(sessions)));
        return this;
    }

    /** Marks every open session from the first date to the last; one code for both sessions or one for each. */
    public PupilFixture marks(String from, String to, String... codes) {
        LocalDate.parse(from).datesUntil(LocalDate.parse(to).plusDays(1)).forEach(day -> {
            for (Session session : Session.values()) {
                if (calendar.isOpen(day, session, 3)) {
                    mark(day, session, codes[codes.length == 1 ? 0 : session.ordinal()]);
                }
            }
        });
        return this;
    }

    public PupilFixture present(String from, String to) {
        return marks(from, to, "/", "\\");
    }

    public PupilFixture mark(LocalDate day, Session session, String code) {
        boolean expired = code.equals("O*");
        ledger = ledger.with(new SessionRef(day, session), PupilLedger.symbolOf(expired ? "O" : code, expired));
        return this;
    }

    public PupilLedger ledger() {
        return ledger;
    }

    public SchoolCalendar calendar() {
        return calendar;
    }

    public PupilFacts facts() {
        return new PupilFacts(
                born,
                3,
                LocalDate.parse("2020-09-01"),
                null,
                flags,
                contacts,
                reports,
                leaves,
                events,
                resolved,
                olderSibling);
    }

    public List<Finding> asOf(String moment) {
        return Evaluation.evaluate(ledger, facts(), calendar, policy, LocalDateTime.parse(moment));
    }

    public List<Finding> asOf(String moment, String ruleId) {
        return asOf(moment).stream()
                .filter(finding -> finding.ruleId().equals(ruleId))
                .toList();
    }

    public List<String> rulesAsOf(String moment) {
        return asOf(moment).stream().map(Finding::ruleId).toList();
    }
}
