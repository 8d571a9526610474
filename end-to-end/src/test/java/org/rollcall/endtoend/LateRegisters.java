package org.rollcall.endtoend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Five schools send registers of past days, one a second each: every mark is settled as it is entered. Pupil k misses the
 * days 3k to 3k+2, so that each third day's morning brings a letter; the last pupil misses all days.
 */
final class LateRegisters {
    /** A pupil absent from the first day to the last. */
    static final int ALWAYS_ABSENT = 29;

    private static final long SECOND = 1_000_000_000L;

    final List<SchoolFixture> schools;
    final List<LocalDate> days;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private LateRegisters(List<SchoolFixture> schools, List<LocalDate> days) {
        this.schools = schools;
        this.days = days;
    }

    /** Sets up five schools from this number on, with registers of so many seconds to send. */
    static LateRegisters of(Api api, int firstUrn, int seconds) {
        List<SchoolFixture> schools = IntStream.range(0, 5)
                .mapToObj(
                        i -> new SchoolFixture(api, firstUrn + i, "kings-cross-2024", "202", String.valueOf(firstUrn)))
                .toList();
        List<LocalDate> days = SchoolFixture.TERM_START
                .datesUntil(SchoolFixture.TERM_END)
                .filter(schools.getFirst()::isOpen)
                .limit(seconds / 2)
                .toList();
        api.clock(SchoolFixture.TERM_END, "17:30");
        return new LateRegisters(schools, days);
    }

    /** Sends all registers at their pace and returns when the last is acknowledged. */
    void send() throws InterruptedException {
        List<Thread> senders = new ArrayList<>();
        for (SchoolFixture school : schools) {
            senders.add(Thread.ofVirtual().start(() -> sendAll(school)));
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    /** When the register of a school's day and session was begun, nanoseconds of the machine. */
    long begunAt(String register) {
        return Objects.requireNonNull(begun.get(register), register);
    }

    /** Pupils who are absent for three days only and have them behind them at the end. */
    List<Integer> absentForThreeDays() {
        return IntStream.range(0, days.size() / 3).boxed().toList();
    }

    /** The register that reaches a pupil's third day. */
    static String thirdMorning(SchoolFixture school, List<LocalDate> days, int pupil) {
        return school.urn + "/" + days.get(3 * pupil + 2) + "/AM";
    }

    private void sendAll(SchoolFixture school) {
        long start = System.nanoTime();
        int sent = 0;
        for (int day = 0; day < days.size(); day++) {
            for (String session : List.of("AM", "PM")) {
                LockSupport.parkNanos(start + sent++ * SECOND - System.nanoTime());
                begun.put(school.urn + "/" + days.get(day) + "/" + session, System.nanoTime());
                sendUntilAcknowledged(school, days.get(day), session, absentOn(day));
            }
        }
    }

    private static Map<Integer, String> absentOn(int day) {
        Map<Integer, String> codes = new HashMap<>();
        codes.put(day / 3, "N");
        codes.put(ALWAYS_ABSENT, "N");
        return codes;
    }

    /** What a front end does: a register that was not acknowledged is sent again. */
    private static void sendUntilAcknowledged(
            SchoolFixture school, LocalDate date, String session, Map<Integer, String> codes) {
        List<Map<String, String>> marks = new ArrayList<>();
        for (int i = 0; i < school.pupils.size(); i++) {
            String present = session.equals("AM") ? "/" : "\\";
            marks.add(Map.of("pupilId", school.pupils.get(i).toString(), "code", codes.getOrDefault(i, present)));
        }
        String path = school.path("/registers/" + date + "/" + session + "/" + school.classId);
        for (int attempt = 0; attempt < 600; attempt++) {
            Answer answer = school.officer.put(path, Map.of("marks", marks));
            if (answer.status() == 200) {
                return;
            }
            if (answer.status() < 500) {
                throw new IllegalStateException(path + ": " + answer);
            }
            LockSupport.parkNanos(SECOND / 10);
        }
        throw new IllegalStateException(path + " was never acknowledged");
    }
}
