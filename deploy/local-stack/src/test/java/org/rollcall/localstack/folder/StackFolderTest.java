package org.rollcall.localstack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFolderTest {

    @Test
    void a_cleared_instance_has_no_letters(@TempDir Path root) throws Exception {
        // Given
        StackFolder folder = new StackFolder(root).create();
        Files.createDirectories(folder.mail());
        PrivateFile.write(folder.mail().resolve("1.eml"), "Dear parent");

        // When
        folder.clear();

        // Then
        assertThat(folder.mail()).doesNotExist();
    }
}
