package org.rollcall.localstack.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of one instance: its data, logs, traces, secrets and the memory of its processes. */
public record StackFolder(Path root) {

    public Path postgres() {
        return root.resolve("data/postgresql");
    }

    public Path kafka() {
        return root.resolve("data/kafka");
    }

    public Path keycloak() {
        return root.resolve("data/keycloak");
    }

    /** Where the mail carrier keeps letters while it runs. */
    public Path mail() {
        return root.resolve("data/mail");
    }

    public Path traces() {
        return root.resolve("traces");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of one process. */
    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Is there once the demonstration has been loaded and played. */
    public Path demonstration() {
        return root.resolve("data/demonstration-played");
    }

    public Path secrets() {
        return root.resolve("secrets.json");
    }

    public Path credentials() {
        return root.resolve("credentials.json");
    }

    public Path pids() {
        return root.resolve("pids.json");
    }

    /** Creates the folders that processes write to. */
    public StackFolder create() {
        try {
            for (Path folder : List.of(root.resolve("data"), logs(), traces())) {
                Files.createDirectories(folder);
            }
            return this;
        } catch (IOException refused) {
            throw new StackException("Cannot create " + root + ": " + refused.getMessage(), refused);
        }
    }

    /** Deletes data, logs, traces, secrets and credentials; unpacked servers stay. */
    public void clear() {
        for (Path part : List.of(
                root.resolve("data"), logs(), traces(), secrets(), credentials(), root.resolve("credentials.lock"))) {
            delete(part);
        }
    }

    /** Deletes a folder or a file with all that is in it; what is not there is no error. */
    public static void delete(Path top) {
        if (!Files.exists(top, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
