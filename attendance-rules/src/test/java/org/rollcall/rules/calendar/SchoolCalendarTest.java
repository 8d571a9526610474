package org.rollcall.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.PupilFixture;

class SchoolCalendarTest {

    private static final int YEAR_3 = 3;
    private static final SchoolCalendar CALENDAR = PupilFixture.calendar(
            2026,
            List.of(
                    PupilFixture.inset(LocalDate.parse("2026-09-18")),
                    new Closure(
                            LocalDate.parse("2026-09-22"),
                            Set.of(Session.PM),
                            ClosureReason.PLANNED,
                            "open evening",
                            Set.of()),
                    new Closure(
                            LocalDate.parse("2026-09-23"),
                            Set.of(Session.AM, Session.PM),
                            ClosureReason.PLANNED,
                            null,
                            Set.of(6))),
            PupilFixture.AUTUMN_2026,
            PupilFixture.SPRING_2027);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "2026-09-02, AM, false", "2026-09-03, AM, true", "2026-09-05, AM, false", "2026-09-18, AM, false",
        "2026-09-22, AM, true", "2026-09-22, PM, false", "2026-09-23, AM, true", "2026-10-23, PM, true",
        "2026-10-26, AM, false", "2026-10-30, PM, false", "2026-11-02, AM, true", "2026-12-18, PM, true",
        "2026-12-21, AM, false"
    })
    @DisplayName("Open is a weekday in term that no closure lists")
    void open(LocalDate date, Session session, boolean open) {
        assertThat(CALENDAR.isOpen(date, session, YEAR_3)).isEqualTo(open);
        assertThat(CALENDAR.closesAt(date, session, YEAR_3).isPresent()).isEqualTo(open);
    }

    @Test
    @DisplayName("A closure of one year group leaves the others open")
    void yearGroups() {
        LocalDate day = LocalDate.parse("2026-09-23");
        assertThat(CALENDAR.isSchoolDay(day, YEAR_3)).isTrue();
        assertThat(CALENDAR.isSchoolDay(day, 6)).isFalse();
    }

    @ParameterizedTest(name = "{1} school days after {0}: {2}")
    @CsvSource({
        "2026-09-14, 5, 2026-09-22",
        "2026-09-18, 1, 2026-09-21",
        "2026-10-22, 2, 2026-11-02",
        "2026-12-18, 1, 2027-01-05",
        "2027-03-24, 1, 2027-03-25"
    })
    @DisplayName("NAT-2024.10 school days skip INSET, weekends and holidays")
    void schoolDaysAfter(LocalDate date, int n, LocalDate expected) {
        assertThat(CALENDAR.schoolDaysAfter(date, n, YEAR_3)).isEqualTo(expected);
    }

    @Test
    @DisplayName("Beyond the published terms weekdays are presumed school days after a fortnight, or from September")
    void beyondThePublishedTerms() {
        SchoolCalendar summer = PupilFixture.calendar(
                2026,
                List.of(),
                new Term("Summer", LocalDate.parse("2027-04-12"), LocalDate.parse("2027-07-20"), null));
        assertThat(CALENDAR.schoolDaysAfter(LocalDate.parse("2027-03-25"), 1, YEAR_3))
                .isEqualTo("2027-04-09");
        assertThat(summer.schoolDaysAfter(LocalDate.parse("2027-07-19"), 2, YEAR_3))
                .isEqualTo("2027-09-01");
    }

    @Test
    @DisplayName("No count of school days starts below one")
    void atLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALENDAR.schoolDaysAfter(LocalDate.parse("2026-09-14"), 0, YEAR_3));
    }

    @Test
    @DisplayName("School days of a stretch, and none of a stretch that runs backwards")
    void schoolDays() {
        assertThat(CALENDAR.schoolDays(LocalDate.parse("2026-09-17"), LocalDate.parse("2026-09-22"), YEAR_3))
                .extracting(LocalDate::toString)
                .containsExactly("2026-09-17", "2026-09-21", "2026-09-22");
        assertThat(CALENDAR.schoolDays(LocalDate.parse("2026-09-22"), LocalDate.parse("2026-09-17"), YEAR_3))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-23, 2026-09-03, 2026-10-25",
        "2026-11-02, 2026-10-31, 2026-12-18",
        "2027-02-12, 2027-01-05, 2027-02-14"
    })
    @DisplayName("A half term is what lies before or after the holiday in the middle")
    void halfTerms(LocalDate date, LocalDate start, LocalDate end) {
        assertThat(CALENDAR.halfTermPeriodOf(date)).contains(new DateRange(start, end));
        assertThat(CALENDAR.halfTermPeriodOf(LocalDate.parse("2026-10-28"))).isEmpty();
        assertThat(CALENDAR.termOf(LocalDate.parse("2026-10-28"))).contains(PupilFixture.AUTUMN_2026);
    }

    @Test
    @DisplayName("New session times hold from their date; the first ones also before theirs")
    void datedTimes() {
        SessionTimes early = times("08:30", "08:40", "09:00");
        SessionTimes late = times("08:50", "09:00", "09:20");
        SchoolCalendar calendar = SchoolCalendar.of(
                List.of(new CalendarYear(new SchoolYear(2026), List.of(PupilFixture.AUTUMN_2026), List.of())),
                List.of(
                        new DatedTimes(LocalDate.parse("2026-11-02"), Map.of(Session.AM, late)),
                        new DatedTimes(LocalDate.parse("2026-10-01"), Map.of(Session.AM, early))));
        assertThat(calendar.times(LocalDate.parse("2026-09-10"), Session.AM)).contains(early);
        assertThat(calendar.times(LocalDate.parse("2026-11-01"), Session.AM)).contains(early);
        assertThat(calendar.closesAt(LocalDate.parse("2026-11-02"), Session.AM, YEAR_3))
                .contains(LocalDate.parse("2026-11-02").atTime(9, 20));
        assertThat(calendar.times(LocalDate.parse("2026-11-02"), Session.PM)).isEmpty();
    }

    @Test
    @DisplayName("The calendar covers the years that were published")
    void covers() {
        assertThat(CALENDAR.covers(LocalDate.parse("2027-07-31"))).isTrue();
        assertThat(CALENDAR.covers(LocalDate.parse("2027-08-01"))).isFalse();
        assertThat(CALENDAR.terms()).extracting(Term::name).containsExactly("Autumn 2026", "Spring 2027");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "terms[0].end; 2026-09-03; 2026-09-02; ; ",
                "terms[0].start; 2026-07-30; 2026-12-18; ; ",
                "terms[0].end; 2026-09-03; 2027-08-01; ; ",
                "terms[0].halfTerm.end; 2026-09-03; 2026-12-18; 2026-10-30; 2026-10-26",
                "terms[0].halfTerm.start; 2026-09-03; 2026-12-18; 2026-09-03; 2026-10-26",
                "terms[0].halfTerm.end; 2026-09-03; 2026-12-18; 2026-10-26; 2026-12-18"
            })
    @DisplayName("A term that does not hold together is refused by its field")
    void refusesTerms(String field, LocalDate start, LocalDate end, LocalDate holiday, LocalDate holidayEnd) {
        Term term = new Term("T", start, end, holiday == null ? null : new DateRange(holiday, holidayEnd));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PupilFixture.calendar(2026, List.of(), term))
                .withMessageStartingWith(field + ":");
    }

    @Test
    @DisplayName("Overlapping terms, closures outside the year and years given twice are refused")
    void refusesYears() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PupilFixture.calendar(2026, List.of(), PupilFixture.AUTUMN_2026, PupilFixture.AUTUMN_2026))
                .withMessageStartingWith("terms[1].start:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PupilFixture.calendar(
                        2026, List.of(PupilFixture.inset(LocalDate.parse("2026-07-31"))), PupilFixture.AUTUMN_2026))
                .withMessageStartingWith("closures[0].date:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PupilFixture.calendar(
                        2026,
                        List.of(new Closure(
                                LocalDate.parse("2026-09-18"), Set.of(), ClosureReason.INSET, null, Set.of())),
                        PupilFixture.AUTUMN_2026))
                .withMessageStartingWith("closures[0].sessions:");
        CalendarYear year = new CalendarYear(new SchoolYear(2026), List.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchoolCalendar.of(List.of(year, year), PupilFixture.TIMES))
                .withMessageStartingWith("year:");
    }

    @ParameterizedTest
    @CsvSource({"09:00, 08:59, 09:30, sessions.AM.late", "09:00, 09:10, 09:09, sessions.AM.closes"})
    @DisplayName("Times that run backwards are refused; a close on the late minute is not (BHCET-5.6)")
    void refusesTimes(String opens, String late, String closes, String field) {
        DatedTimes wrong =
                new DatedTimes(LocalDate.parse("2026-09-01"), Map.of(Session.AM, times(opens, late, closes)));
        DatedTimes zeroLength =
                new DatedTimes(LocalDate.parse("2026-09-01"), Map.of(Session.PM, times("13:00", "13:00", "13:00")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchoolCalendar.of(List.of(), List.of(wrong)))
                .withMessageStartingWith(field + ":");
        assertThat(SchoolCalendar.of(List.of(), List.of(zeroLength)).terms()).isEmpty();
    }

    private static SessionTimes times(String opens, String late, String closes) {
        return new SessionTimes(LocalTime.parse(opens), LocalTime.parse(late), LocalTime.parse(closes));
    }

    @ParameterizedTest(name = "year group {0}")
    @ValueSource(ints = {3, 6, 7})
    @DisplayName(
            "The open sessions of a year are those that close, one by one, also for year groups with hours of their own")
    void openSessions(int yearGroup) {
        SchoolYear year = new SchoolYear(2026);
        SchoolCalendar calendar = withHoursOfYear7();
        List<OpenSession> expected = new ArrayList<>();
        year.start().datesUntil(year.end().plusDays(1)).forEach(day -> {
            for (Session session : Session.values()) {
                SessionRef ref = new SessionRef(day, session);
                int position = (int) ChronoUnit.DAYS.between(year.start(), day) * 2 + session.ordinal();
                LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L);
                calendar.closesAt(day, session, yearGroup)
                        .ifPresent(close -> expected.add(new OpenSession(ref, position, close, monday)));
            }
        });

        assertThat(calendar.openSessions(year, yearGroup)).isEqualTo(expected).isNotEmpty();
        assertThat(calendar.openSessions(year, yearGroup)).isSameAs(calendar.openSessions(year, yearGroup));
    }

    private static SchoolCalendar withHoursOfYear7() {
        SessionTimes early =
                new SessionTimes(LocalTime.parse("08:30"), LocalTime.parse("08:40"), LocalTime.parse("09:00"));
        DatedTimes usual = PupilFixture.TIMES.getFirst();
        TimesException ofYear7 = new TimesException(Set.of(), Set.of(7), Map.of(Session.AM, early));
        return SchoolCalendar.of(
                List.of(new CalendarYear(
                        new SchoolYear(2026),
                        List.of(PupilFixture.AUTUMN_2026, PupilFixture.SPRING_2027),
                        List.of(new Closure(
                                LocalDate.parse("2026-09-23"),
                                Set.of(Session.AM),
                                ClosureReason.PLANNED,
                                null,
                                Set.of(6))))),
                List.of(new DatedTimes(usual.from(), usual.times(), List.of(ofYear7))));
    }
}
