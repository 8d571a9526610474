package org.rollcall.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//schools/900001",
                "//api/v1/codes",
                "/api/v1/codes/",
                "/api/v1/schools/900001;x=1/letters",
                "/api/v1/codes/..;/internal/dev/clock",
                "/api/v1/../internal/dev/clock",
                "/api/v1/./codes",
                "/api/v1/%2e%2e/internal",
                "/api/v1/schools%2F900001",
                "/api/v1/schools/900001%2fletters",
                "/api/v1/schools/900001%5cletters",
                "/api/v1/schools/900001%3Bx/letters",
                "/api/v1/schools/%252e%252e/letters",
                "/api/v1/co%00des",
                "/api/v1/co%0ades",
                "/api/v1/codes%3Fon=1",
                "/api/v1/codes%23",
                "/api/v1/codes\\..\\x",
                "/api/v1/codes%",
                "/api/v1/codes%2",
                "/api/v1/codes%zz",
                "/api/v1/%ff%fe",
                "/api/v1/co des",
                "/api/v1/cödes",
                "http://elsewhere/api/v1/codes",
                "*",
                ""
            })
    void a_path_that_could_be_read_in_two_ways_is_refused(String raw) {
        assertThat(RequestPath.of(raw)).isEmpty();
    }

    @Test
    void a_normal_path_is_read_as_decoded_segments() {
        assertThat(RequestPath.of("/api/v1/schools/900001/letters/6f.pdf"))
                .hasValueSatisfying(path -> assertThat(path.segments())
                        .containsExactly("api", "v1", "schools", "900001", "letters", "6f.pdf"));
        assertThat(RequestPath.of("/api/v1/policies/a%20b%C3%A9"))
                .hasValueSatisfying(path -> assertThat(path.segments()).endsWith("a bé"));
    }

    @Test
    void the_root_has_no_segments() {
        assertThat(RequestPath.of("/"))
                .hasValueSatisfying(path -> assertThat(path.segments()).isEmpty());
    }

    @Test
    void an_endless_path_is_refused() {
        assertThat(RequestPath.of("/" + "a".repeat(3_000))).isEmpty();
    }
}
