package org.rollcall.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.PrivateFile;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.kafka.KafkaBroker;
import org.rollcall.localstack.mail.MailCarrier;
import org.rollcall.localstack.postgres.PostgresServer;
import org.rollcall.localstack.process.Leftovers;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.StackMemory.Phase;
import org.rollcall.localstack.stack.Family;
import org.rollcall.localstack.stack.Progress;
import org.rollcall.localstack.startup.StartupCaches;

/** The servers of a test run, on free ports and in a folder of their own, which is deleted when they stop. */
public final class TestServers implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final StackFolder folder;
    private final Family family;
    private final MailCarrier mail;
    private final TestStackCoordinates coordinates;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TestServers(StackFolder folder, Family family, MailCarrier mail, TestStackCoordinates coordinates) {
        this.folder = folder;
        this.family = family;
        this.mail = mail;
        this.coordinates = coordinates;
    }

    /** Starts them; what an earlier run left behind is cleared away first. */
    public static TestServers start(Checkout checkout) {
        Path tests = checkout.root().resolve(".rollcall/tests");
        StackFolder folder = createFolder(tests).create();
        Ports ports = Ports.free();
        Secrets secrets = Secrets.in(folder);
        Family family = new Family(new PidFile(folder.pids()), Progress.silent(), StartupCaches.of(checkout));
        family.reached(Phase.STARTING);
        PostgresServer postgres = new PostgresServer(checkout, folder, ports.of(Port.POSTGRES), secrets);
        KafkaBroker kafka = new KafkaBroker(checkout, folder, ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER));
        MailCarrier mail = MailCarrier.start(folder.mail(), ports.of(Port.SMTP), ports.of(Port.MAIL_API));
        TestStackCoordinates coordinates = new TestStackCoordinates(
                ports.of(Port.POSTGRES),
                secrets.getOrCreate("postgres-superuser"),
                kafka.bootstrap(),
                ports.of(Port.SMTP),
                ports.of(Port.MAIL_API));
        TestServers servers = new TestServers(folder, family, mail, coordinates);
        try {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> family.startAndAwait(postgres.prepare())),
                            CompletableFuture.runAsync(() -> family.startAndAwait(kafka.prepare())))
                    .join();
        } catch (CompletionException failed) {
            servers.close();
            throw failed.getCause() instanceof StackException reason ? reason : failed;
        }
        family.reached(Phase.READY);
        PrivateFile.write(servers.coordinatesFile(), Json.write(coordinates));
        return servers;
    }

    /** Where they listen. */
    public TestStackCoordinates coordinates() {
        return coordinates;
    }

    /** The file that tells other processes; mode 600. */
    public Path coordinatesFile() {
        return folder.root().resolve("coordinates.json");
    }

    /** The instance's folder, with its pid file. */
    public StackFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        family.stop(GRACE);
        mail.close();
        StackFolder.delete(folder.root());
    }

    private static StackFolder createFolder(Path tests) {
        try {
            Files.createDirectories(tests);
            try (Stream<Path> earlier = Files.list(tests)) {
                earlier.map(StackFolder::new).forEach(TestServers::clearIfAbandoned);
            }
            Path folder = tests.resolve("run-" + ProcessHandle.current().pid() + "-"
                    + Secrets.generate().substring(0, 4));
            return new StackFolder(Files.createDirectory(folder));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void clearIfAbandoned(StackFolder folder) {
        new PidFile(folder.pids()).read().filter(run -> !run.isSupervised()).ifPresent(run -> {
            Leftovers.end(run.survivors().toList(), GRACE);
            StackFolder.delete(folder.root());
        });
    }
}
