package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.localstack.testing.WholeStack;

/**
 * Five registers a second: how soon a letter is there, and that nothing is lost or doubled when services are killed in
 * the middle. The figures are printed; {@code -Drollcall.load.seconds=60} makes it the full minute.
 */
@ExtendWith(RunningStack.class)
class UnderLoadIT {
    private static final int SECONDS = Integer.getInteger("rollcall.load.seconds", 18);

    @Test
    void aLetterIsThereSoonAfterTheMarkThatCausedIt(Api api) throws Exception {
        // Given
        LateRegisters registers = LateRegisters.of(api, 920001, SECONDS);
        List<LiveStream> streams = new ArrayList<>();
        for (SchoolFixture school : registers.schools) {
            streams.add(LiveStream.open(school.officer, school.path("/live")));
        }

        // When
        registers.send();
        api.quiesce();

        // Then
        List<Long> millis = new ArrayList<>();
        for (int s = 0; s < streams.size(); s++) {
            SchoolFixture school = registers.schools.get(s);
            for (int pupil : registers.absentForThreeDays()) {
                long arrived = streams.get(s)
                        .firstArrival("letter", school.pupils.get(pupil).toString());
                long begun = registers.begunAt(LateRegisters.thirdMorning(school, registers.days, pupil));
                millis.add((arrived - begun) / 1_000_000);
            }
            streams.get(s).close();
        }
        millis.sort(Long::compareTo);
        System.out.printf(
                "settled mark to live letter at 5 registers/s for %d s: p50 %d ms, p99 %d ms, max %d ms of %d%n",
                SECONDS, percentile(millis, 50), percentile(millis, 99), millis.getLast(), millis.size());
        assertThat(millis).hasSize(5 * registers.absentForThreeDays().size()).allMatch(taken -> taken > 0);
    }

    @Test
    void nothingIsLostOrDoubledWhenServicesAreKilled(Api api, WholeStack stack) throws Exception {
        // Given
        LateRegisters registers = LateRegisters.of(api, 920011, SECONDS);

        // When register-service and escalation-service are killed while registers come in
        Thread killer = Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(SECONDS / 3 * 1_000_000_000L);
            ServiceProcess.kill(stack, "register");
            LockSupport.parkNanos(SECONDS / 3 * 1_000_000_000L);
            ServiceProcess.kill(stack, "escalation");
        });
        registers.send();
        killer.join();
        api.quiesceAfterRestart();

        // Then every acknowledged mark is there, every threshold was met once, no letter exists twice
        int marks = 0;
        int letters = 0;
        for (SchoolFixture school : registers.schools) {
            for (int pupil : registers.absentForThreeDays()) {
                JsonNode summary = school.summary(pupil, SchoolFixture.TERM_START, SchoolFixture.TERM_END);
                assertThat(summary.path("possible").asInt()).isEqualTo(2 * registers.days.size());
                assertThat(summary.path("unauthorised").asInt()).isEqualTo(6);
                marks += summary.path("possible").asInt();
                assertThat(school.findings(pupil, "unexplained-day-3-letter")).hasSize(1);
                letters += onePerParent(school.letters(pupil));
            }
            assertThat(school.findings(LateRegisters.ALWAYS_ABSENT, "unexplained-day-5-letter"))
                    .hasSize(1);
        }
        assertThat(marks).isEqualTo(5 * registers.absentForThreeDays().size() * 2 * registers.days.size());
        System.out.printf(
                "register and escalation killed in the middle: %d marks of %d recounted, %d letters, none doubled%n",
                marks, marks, letters);
    }

    /** The letters of one finding: one for each of the two parents. */
    private static int onePerParent(List<JsonNode> letters) {
        Map<String, Integer> byKey = new HashMap<>();
        letters.forEach(letter -> byKey.merge(
                letter.path("findingId").asText()
                        + letter.path("step").asText()
                        + letter.path("parentId").asText(),
                1,
                Integer::sum));
        assertThat(byKey.values()).containsOnly(1);
        assertThat(letters).hasSize(2);
        return letters.size();
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
