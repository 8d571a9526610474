package org.rollcall.localstack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void a_secret_is_made_once_per_instance_and_kept_from_others() throws IOException {
        // Given
        StackFolder instance = new StackFolder(folder);

        // When
        String first = Secrets.in(instance).getOrCreate("register-app");
        String again = Secrets.in(instance).getOrCreate("register-app");

        // Then
        assertThat(again).isEqualTo(first).hasSizeGreaterThan(20);
        assertThat(Secrets.in(instance).getOrCreate("register-owner")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(instance.secrets())))
                .isEqualTo("rw-------");
    }
}
