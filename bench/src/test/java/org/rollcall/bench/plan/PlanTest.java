package org.rollcall.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    @ParameterizedTest
    @CsvSource({"1,20", "700,20", "720,20", "9000,20", "20000,20", "300,3"})
    void no_register_is_used_twice_and_all_are_of_its_days(int registers, int mostSchools) {
        Plan plan = Plan.of(registers, mostSchools, 1);
        List<Register> all = registers(plan);

        assertThat(new HashSet<>(all)).hasSize(registers);
        assertThat(all).allMatch(it -> it.school() < plan.schools() && it.schoolClass() < plan.classes());
        assertThat(plan.dates())
                .hasSize(plan.days())
                .noneMatch(
                        date -> date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY);
        assertThat(all.getLast().day()).isLessThan(plan.days());
    }

    @ParameterizedTest
    @CsvSource({"700,20", "800,20", "1234,20", "4000,20", "9000,20", "20000,20"})
    void every_run_without_a_reason_lasts_three_days_and_about_every_sixtieth_register_begins_one(
            int registers, int mostSchools) {
        // Given
        Plan plan = Plan.of(registers, mostSchools, 1);
        Set<String> findings = new HashSet<>();
        Set<String> letters = new HashSet<>();
        int unexplained = 0;
        // When
        for (Register register : registers(plan)) {
            unexplained +=
                    List.of(plan.codes(register)).stream().filter("N"::equals).count();
            String of = register.school() + "/" + register.schoolClass() + "/";
            if (plan.findingOf(register) >= 0) {
                findings.add(of + plan.findingOf(register));
                assertThat(plan.codes(register)[plan.findingOf(register)]).isEqualTo("N");
            }
            if (plan.letterOf(register) >= 0) {
                letters.add(of + plan.letterOf(register));
            }
        }
        // Then
        assertThat(letters).isEqualTo(findings);
        assertThat(unexplained).isEqualTo(6 * findings.size());
        assertThat(findings.size()).isBetween(registers / 120, registers / 30);
    }

    @Test
    void about_six_in_a_hundred_are_ill_for_whole_days() {
        Plan plan = Plan.of(9_000, 20, 1);
        long ill = registers(plan).stream()
                .flatMap(register -> List.of(plan.codes(register)).stream())
                .filter("I"::equals)
                .count();

        assertThat(ill).isBetween(9_000L * 30 * 3 / 100, 9_000L * 30 * 7 / 100);
        Register morning = plan.register(0);
        Register afternoon = new Register(morning.school(), morning.schoolClass(), morning.day(), "PM");
        assertThat(List.of(plan.codes(afternoon)).stream().map(code -> code.replace('\\', '/')))
                .containsExactly(plan.codes(morning));
    }

    @Test
    void more_registers_than_a_term_has_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(10_000, 5, 1))
                .withMessageContaining("--schools");
    }

    private static List<Register> registers(Plan plan) {
        return IntStream.range(0, plan.registers()).mapToObj(plan::register).toList();
    }
}
