package org.rollcall.localstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("In a folder closed to others, as mktemp makes one, access(2) still finds a program")
    void closedFolder() throws IOException, InterruptedException {
        // Given
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path program = Files.createFile(
                closed.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        // When
        Process find = new ProcessBuilder(
                        Unprivileged.command(List.of("find", program.toString(), "-executable"), program))
                .redirectErrorStream(true)
                .start();
        String said = new String(find.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(find.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo(program.toString());
    }
}
