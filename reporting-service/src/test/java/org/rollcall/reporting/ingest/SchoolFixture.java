package org.rollcall.reporting.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;

/** Events of one synthetic school. */
public record SchoolFixture(int urn) {
    public static final Instant AT = Instant.parse("2026-09-07T08:00:00Z");

    public UUID id(String what, int number) {
        return UUID.nameUUIDFromBytes((urn + what + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public UUID pupil(int number) {
        return id("pupil", number);
    }

    public UUID classId(int number) {
        return id("class", number);
    }

    public SchoolConfigured configured(String trustUid) {
        return new SchoolConfigured(urn, 1, "Test School " + urn, "PRIMARY", "202", trustUid, List.of(), List.of());
    }

    public CalendarChanged calendar() {
        return new CalendarChanged(
                urn,
                1,
                "2026-27",
                List.of(
                        new CalendarChanged.Term(
                                "Autumn 2026",
                                LocalDate.of(2026, 9, 3),
                                LocalDate.of(2026, 12, 18),
                                new CalendarChanged.Span(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30))),
                        new CalendarChanged.Term(
                                "Spring 2027", LocalDate.of(2027, 1, 5), LocalDate.of(2027, 3, 25), null)),
                List.of());
    }

    public ClassChanged classOf(int number, int yearGroup, long revision) {
        return new ClassChanged(urn, revision, classId(number), yearGroup + "A", yearGroup);
    }

    public PupilAdmitted admitted(int pupil, int classNumber, int yearGroup, long revision) {
        return new PupilAdmitted(
                urn,
                revision,
                pupil(pupil),
                LocalDate.of(2017, 2, 3),
                yearGroup,
                classId(classNumber),
                LocalDate.of(2026, 9, 1),
                null,
                "202",
                List.of());
    }

    public PeopleRecord person(int pupil, String sex, String... flags) {
        return new PeopleRecord(
                urn,
                1,
                pupil(pupil),
                "Testpupil",
                "Sam",
                null,
                sex,
                LocalDate.of(2017, 2, 3),
                null,
                "1 Test Street",
                "202",
                "WBRI",
                List.of(),
                List.of(),
                Arrays.stream(flags)
                        .map(flag -> new PeopleRecord.Flag(flag, LocalDate.of(2026, 9, 1), null))
                        .toList());
    }

    /** A register in which every pupil up to the number is present, but for the codes given by pupil. */
    public RegisterTaken register(
            LocalDate date, String session, int classNumber, int pupils, Map<Integer, String> codes) {
        String present = session.equals("AM") ? "/" : "\\";
        return new RegisterTaken(
                urn,
                date,
                session,
                classId(classNumber),
                1,
                AT,
                AT,
                "LIVE",
                null,
                IntStream.range(0, pupils)
                        .mapToObj(i -> new RegisterTaken.Mark(pupil(i), codes.getOrDefault(i, present), null, 1))
                        .toList());
    }

    public MarksAmended amended(int pupil, LocalDate date, String session, int classNumber, String code, int revision) {
        return new MarksAmended(
                urn,
                1,
                UUID.randomUUID(),
                MarksAmended.Kind.AMENDED,
                AT,
                List.of(new MarksAmended.Amendment(
                        pupil(pupil), date, session, classId(classNumber), null, code, null, revision)));
    }
}
