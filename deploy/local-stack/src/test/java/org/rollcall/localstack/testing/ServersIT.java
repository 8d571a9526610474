package org.rollcall.localstack.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Wait;
import org.rollcall.localstack.kafka.TopicCreation;
import org.rollcall.localstack.kafka.TopicList;
import org.rollcall.localstack.postgres.PostgresDatabases;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;

/** Against servers of its own, since it kills one of them. */
class ServersIT {

    private static TestServers servers;
    private static PostgresDatabases databases;

    @BeforeAll
    static void start() {
        servers = TestServers.start(Checkout.find());
        databases = PostgresDatabases.on(
                servers.coordinates().postgresPort(), servers.coordinates().superuserPassword());
        databases.ensureService("register", "owner-password", "app-password");
    }

    @AfterAll
    static void stop() {
        List<ProcessEntry> processes =
                new PidFile(servers.folder().pids()).read().orElseThrow().processes();

        servers.close();

        assertThat(processes)
                .hasSize(2)
                .allSatisfy(process -> assertThat(process.alive()).isEmpty());
        assertThat(servers.folder().root()).doesNotExist();
    }

    @Test
    void what_postgresql_acknowledges_is_on_the_disk() throws SQLException {
        assertThat(answers("postgres", "postgres", superuserPassword(), "SHOW fsync"))
                .containsExactly("on");
        assertThat(answers("postgres", "postgres", superuserPassword(), "SHOW synchronous_commit"))
                .containsExactly("on");
        assertThat(answers("postgres", "postgres", superuserPassword(), "SHOW full_page_writes"))
                .containsExactly("on");
        assertThat(answers("postgres", "postgres", superuserPassword(), "SHOW listen_addresses"))
                .containsExactly("127.0.0.1");
    }

    @Test
    void neither_role_of_a_service_can_pass_by_row_level_security() throws SQLException {
        assertThat(answers(
                        "postgres",
                        "postgres",
                        superuserPassword(),
                        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'register%'"
                                + " AND NOT rolsuper AND NOT rolbypassrls AND NOT rolcreaterole ORDER BY 1"))
                .containsExactly("register_app", "register_owner");
    }

    @Test
    void a_service_creates_nothing_and_its_owner_does() throws SQLException {
        assertThatThrownBy(() -> execute("register_app", "app-password", "CREATE TABLE forbidden (id int)"))
                .hasMessageContaining("permission denied");
        execute("register_owner", "owner-password", "CREATE TABLE allowed (id int)");
        assertThatThrownBy(() -> execute("register_app", "app-password", "SELECT * FROM allowed"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobody_gets_in_without_the_password() {
        assertThatThrownBy(() ->
                        databases.connect("register", "register_app", "guess").close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_killed_postgresql_is_back_with_what_it_had_acknowledged() throws SQLException {
        // Given
        execute("register_owner", "owner-password", "CREATE TABLE kept AS SELECT 42 AS answer");
        ProcessEntry before = postgresql();

        // When
        before.alive().orElseThrow().destroyForcibly();

        // Then
        assertThat(Wait.until(
                        Duration.ofSeconds(20),
                        () -> answers("register", "register_owner", "owner-password", "SELECT answer FROM kept")
                                .equals(List.of("42"))))
                .isTrue();
        assertThat(postgresql().pid()).isNotEqualTo(before.pid());
        assertThat(postgresql().restarts()).isEqualTo(1);
    }

    @Test
    void topics_exist_because_they_are_listed_and_never_by_accident() throws Exception {
        String bootstrap = servers.coordinates().kafkaBootstrap();
        TopicCreation.ensure(bootstrap, "t1.", TopicList.read(Checkout.find().topics()));
        TopicCreation.ensure(bootstrap, "t1.", TopicList.read(Checkout.find().topics()));

        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .hasSize(8)
                    .contains("t1.register.events.v1", "t1.register.people.v1.dlq");
            assertThatThrownBy(() -> admin.describeTopics(List.of("t1.accident"))
                            .allTopicNames()
                            .get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("UnknownTopicOrPartition");
        }
    }

    private static ProcessEntry postgresql() {
        return new PidFile(servers.folder().pids())
                .read().orElseThrow().processes().stream()
                        .filter(process -> process.name().equals("postgresql"))
                        .findFirst()
                        .orElseThrow();
    }

    private static String superuserPassword() {
        return servers.coordinates().superuserPassword();
    }

    private static void execute(String user, String password, String sql) throws SQLException {
        try (Connection connection = databases.connect("register", user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> answers(String database, String user, String password, String query)
            throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = databases.connect(database, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
