package org.rollcall.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.localstack.folder.StackException;

class GroupPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schools/123456/teacher",
                "/schools/123456/office",
                "/schools/123456/attendance-officer",
                "/schools/123456/head",
                "/schools/123456/dsl",
                "/schools/123456/governor",
                "/schools/123456/front-end",
                "/trusts/2044/central",
                "/trusts/2044/data-manager",
                "/trusts/2044/trustee",
                "/local-authorities/202/attendance-team",
                "/platform/admin"
            })
    void a_group_of_a_known_shape_is_taken_as_it_is(String path) {
        assertThat(new GroupPath(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/schools/12345/head",
                "/schools/1234567/head",
                "/schools/123456/janitor",
                "/schools/123456",
                "/schools/123456/head/",
                "/schools/123456/head\n",
                "schools/123456/head",
                "/trusts//central",
                "/trusts/20 44/central",
                "/trusts/2044/head",
                "/local-authorities/20/attendance-team",
                "/local-authorities/202/head",
                "/platform/root",
                "/platform/admin/x"
            })
    void any_other_path_is_refused_with_the_known_shapes(String path) {
        assertThatThrownBy(() -> new GroupPath(path))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("/schools/{URN of 6 digits}");
    }
}
