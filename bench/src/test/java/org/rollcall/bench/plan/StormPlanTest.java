package org.rollcall.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.bench.plan.StormPlan.Kind;
import org.rollcall.bench.plan.StormPlan.Sent;

class StormPlanTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void every_register_but_one_in_twenty_is_taken_once() {
        StormPlan plan = new StormPlan(2_000, 3, MONDAY);
        List<Sent> taken = plan.taken();

        assertThat(plan.schools()).isEqualTo(91);
        assertThat(IntStream.range(0, 91).map(plan::classes).sum()).isEqualTo(2_000);
        assertThat(plan.count(Kind.NOT_TAKEN)).isEqualTo(100);
        assertThat(taken).hasSize(1_900);
        assertThat(new HashSet<>(taken)).hasSize(1_900);
        assertThat(taken)
                .allMatch(sent -> sent.date().equals(MONDAY) && sent.session().equals("AM"))
                .allMatch(sent -> sent.codes().size() == 3);
    }

    @Test
    void absences_began_so_many_school_days_before_and_were_marked_on_each() {
        StormPlan plan = new StormPlan(2_000, 3, MONDAY);

        assertThat(plan.began(Kind.FIRST_DAY)).isEqualTo(MONDAY);
        assertThat(plan.began(Kind.THIRD_DAY)).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(plan.began(Kind.TENTH_DAY))
                .isEqualTo(LocalDate.of(2026, 11, 10))
                .isEqualTo(plan.firstDay());
        assertThat(plan.earlier())
                .hasSize((int) (plan.count(Kind.THIRD_DAY) * 2 * 2 + plan.count(Kind.TENTH_DAY) * 9 * 2))
                .allMatch(sent -> sent.date().isBefore(MONDAY))
                .isSortedAccordingTo((a, b) -> a.date().compareTo(b.date()));
    }
}
