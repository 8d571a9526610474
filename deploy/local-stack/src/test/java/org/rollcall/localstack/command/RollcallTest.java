package org.rollcall.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.keycloak.Credentials.Person;
import picocli.CommandLine;

class RollcallTest {

    private final StringWriter said = new StringWriter();

    @Test
    void an_unknown_command_is_named_and_the_known_ones_are_listed() {
        int code = run("nonsense");

        assertThat(code).isEqualTo(2);
        assertThat(said.toString())
                .startsWith("rollcall: no such command: nonsense")
                .contains("status");
    }

    @Test
    void no_command_at_all_is_answered_with_the_usage() {
        assertThat(run()).isEqualTo(2);
        assertThat(said.toString()).contains("Usage: rollcall COMMAND");
    }

    @Test
    void a_group_of_no_known_shape_is_refused_before_anything_is_asked() {
        assertThat(run("user", "add", "head", "--group", "/schools/1/head")).isEqualTo(1);
        assertThat(said.toString()).startsWith("rollcall: Not a group of Rollcall: /schools/1/head");
    }

    @Test
    void one_login_is_shown_per_role() {
        Person both = new Person("b", "p", "s", List.of("/schools/123456/head", "/schools/123456/office"));
        Person head = new Person("h", "p", "s", List.of("/schools/654321/head"));

        assertThat(Welcome.onePerRole(List.of(both, head)))
                .containsOnlyKeys("head", "office")
                .containsEntry("head", both);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Rollcall.commandLine();
        commandLine.setErr(new PrintWriter(said));
        return commandLine.execute(arguments);
    }
}
