package org.rollcall.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.PrivateFile;

/** The file in which a supervisor writes down its processes, so that they can be found when it is gone. */
public record PidFile(Path file) {

    /** What was last written; nothing if no stack was started or the last one was stopped. */
    public Optional<StackMemory> read() {
        try {
            return Optional.of(Json.read(Files.readString(file), StackMemory.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces what was written. */
    public void write(StackMemory memory) {
        PrivateFile.write(file, Json.write(memory));
    }

    /** Forgets the instance's processes. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
