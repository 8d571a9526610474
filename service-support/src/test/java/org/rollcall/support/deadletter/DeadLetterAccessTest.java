package org.rollcall.support.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;

class DeadLetterAccessTest {
    private static final int URN = 900_001;

    private static Caller in(String group) {
        return Caller.of("s", "Test Person", List.of(group));
    }

    @Test
    void the_central_team_of_the_schools_trust_passes() {
        assertThat(DeadLetterAccess.required(in("/trusts/90001/central"), URN, "90001"))
                .isEqualTo(Role.CENTRAL);
    }

    @ParameterizedTest
    @CsvSource({
        "/schools/900001/head, 90001, 403",
        "/trusts/90001/data-manager, 90001, 403",
        "/trusts/90001/trustee, 90001, 403",
        "/schools/900002/head, 90001, 404",
        "/trusts/90002/central, 90001, 404",
        "/local-authorities/202/attendance-team, 90001, 404",
        // The school is unknown here: its trust's team cannot be told from any other.
        "/trusts/90001/central, , 404",
        "/schools/900001/head, , 403"
    })
    void nobody_else_does(String group, @Nullable String trust, int status) {
        assertThatThrownBy(() -> DeadLetterAccess.required(in(group), URN, trust))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(status));
    }
}
