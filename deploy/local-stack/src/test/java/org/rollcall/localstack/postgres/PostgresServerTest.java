package org.rollcall.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.localstack.folder.StackFolder;

@EnabledOnOs(OS.LINUX)
class PostgresServerTest {

    private static final int PORT = 5440;
    private static final int LONGEST_NAME = 107;
    private static final int BESIDE_THE_FOLDER = "/data/postgresql/.s.PGSQL.5440".length();

    @Test
    void theLocalSocketLiesBesideTheDataThatOnlyItsOwnerMayEnter() {
        // Given
        StackFolder folder = new StackFolder(Path.of("/" + "x".repeat(LONGEST_NAME - BESIDE_THE_FOLDER - 1)));

        // Then
        assertThat(PostgresServer.socketFolder(folder, PORT)).contains(folder.postgres());
    }

    @Test
    void aNameThatLinuxDoesNotTakeMeansTheNetwork() {
        // Given
        StackFolder folder = new StackFolder(Path.of("/" + "x".repeat(LONGEST_NAME - BESIDE_THE_FOLDER)));

        // Then
        assertThat(PostgresServer.socketFolder(folder, PORT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a, b", "the head's", "\"quoted\"", "back\\slash"})
    void aNameThatTheServersListOfFoldersWouldReadOtherwiseMeansTheNetwork(String name) {
        // Given
        StackFolder folder = new StackFolder(Path.of("/" + name));

        // Then
        assertThat(PostgresServer.socketFolder(folder, PORT)).isEmpty();
    }
}
