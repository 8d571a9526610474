package org.rollcall.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    @Test
    void imports_may_bring_50_MB_and_everything_else_1_MB() {
        assertThat(BodyLimit.of(List.of("schools", "900001", "imports"))).isEqualTo(50L * 1024 * 1024);
        assertThat(BodyLimit.of(List.of("schools", "900001", "imports", "i"))).isEqualTo(1024 * 1024);
        assertThat(BodyLimit.of(List.of("codes"))).isEqualTo(1024 * 1024);
    }

    @Test
    void a_length_that_is_no_number_is_over_every_limit() {
        assertThat(BodyLimit.declared("12x")).isEqualTo(Long.MAX_VALUE);
        assertThat(BodyLimit.declared(null)).isZero();
        assertThat(BodyLimit.declared("12")).isEqualTo(12);
    }
}
