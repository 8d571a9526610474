package org.rollcall.localstack.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Recipe;

/**
 * The PostgreSQL of one instance, as durable as in production: what it acknowledged survives a kill.
 * It runs as a direct child, since a killed daemon would stay a zombie and block its own restart.
 */
public final class PostgresServer {

    /** Linux takes no longer name for a socket, in bytes. */
    private static final int LONGEST_SOCKET = 107;

    /** What has a meaning of its own in the server's list of folders. */
    private static final Pattern UNLISTABLE = Pattern.compile("[,'\"\\\\]");

    private final Checkout checkout;
    private final StackFolder folder;
    private final int port;
    private final String superuserPassword;

    /** The server of an instance, not yet started. */
    public PostgresServer(Checkout checkout, StackFolder folder, int port, Secrets secrets) {
        this.checkout = checkout;
        this.folder = folder;
        this.port = port;
        this.superuserPassword = secrets.getOrCreate("postgres-superuser");
    }

    /** Creates the cluster if there is none yet, and says how to start the server. */
    public Recipe prepare() {
        Path binaries = PostgresArchive.unpacked(Path.of(checkout.distribution("postgresql")), checkout.servers());
        Path data = folder.postgres();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(binaries, data);
        }
        write(data.resolve("postgresql.auto.conf"), configuration());
        List<String> command =
                Unprivileged.command(List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString()), data);
        return new Recipe(
                "postgresql",
                Recipe.Tier.DATABASE,
                port,
                command,
                Map.of("TZ", "UTC", "LC_ALL", "C"),
                data,
                folder.log("postgresql"),
                () -> {
                    databases().run("SELECT 1");
                    return true;
                },
                Duration.ofSeconds(60));
    }

    /**
     * Where its local socket lies, beside the data that only its owner may enter; empty where the services cannot use one.
     */
    public static Optional<Path> socketFolder(StackFolder folder, int port) {
        Path socket = folder.postgres().resolve(".s.PGSQL." + port);
        boolean usable = System.getProperty("os.name").equals("Linux")
                && socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET
                && !UNLISTABLE.matcher(socket.toString()).find();
        return usable ? Optional.of(folder.postgres()) : Optional.empty();
    }

    /** Its databases, as the superuser sees them. */
    public PostgresDatabases databases() {
        return new PostgresDatabases(port, superuserPassword);
    }

    private void initialise(Path binaries, Path data) {
        try {
            Files.createDirectories(data);
            StackFolder.delete(data);
            Files.createDirectory(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Unprivileged.own(data);
            Path password = Files.createTempFile(data.getParent(), "initdb", ".tmp");
            try {
                Files.writeString(password, superuserPassword);
                Unprivileged.own(password);
                run(Unprivileged.command(
                        List.of(
                                binaries.resolve("bin/initdb").toString(),
                                "--pgdata=" + data,
                                "--username=postgres",
                                "--auth=scram-sha-256",
                                "--pwfile=" + password,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8"),
                        data));
            } finally {
                Files.delete(password);
            }
        } catch (IOException refused) {
            throw new StackException("Cannot create PostgreSQL's folder: " + refused.getMessage(), refused);
        }
    }

    private void run(List<String> command) throws IOException {
        Process initdb = new ProcessBuilder(command)
                .directory(folder.postgres().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new StackException("initdb failed: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while creating the database cluster", interrupted);
        }
    }

    private String configuration() {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                max_connections = 100
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                shared_buffers = '64MB'
                max_wal_size = '3GB'
                min_wal_size = '1GB'
                checkpoint_timeout = '15min'
                timezone = 'UTC'
                log_timezone = 'UTC'
                idle_in_transaction_session_timeout = '60s'
                """.formatted(
                        port, socketFolder(folder, port).map(Path::toString).orElse(""));
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
            Unprivileged.own(file);
        } catch (IOException refused) {
            throw new StackException("Cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }
}
