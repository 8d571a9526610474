package org.rollcall.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.kafka.TopicCreation;
import org.rollcall.localstack.kafka.TopicList;
import org.rollcall.localstack.postgres.PostgresDatabases;

/**
 * PostgreSQL, Kafka and the mail carrier for tests. {@code ./rollcall test} starts one for all modules; a test started
 * on its own starts one on first use, which ends with the JVM.
 */
public final class TestStack {

    /** The environment variable, and in the same JVM the system property, that names the file of coordinates. */
    public static final String VARIABLE = "ROLLCALL_TEST_STACK";

    // In a property, because a test framework may load this class more than once in one JVM.
    private static final String PREFIX_PROPERTY = "rollcall.test.topic-prefix";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN = randomLetters();
    private static @Nullable TestStackCoordinates known;

    private TestStack() {}

    /** Where the servers listen; starts them if this run has none yet. */
    public static synchronized TestStackCoordinates coordinates() {
        TestStackCoordinates coordinates = known;
        if (coordinates == null) {
            coordinates = coordinatesOfRun();
            known = coordinates;
        }
        return coordinates;
    }

    /**
     * A fresh, empty database with its two roles, for whoever asks.
     *
     * @param service {@code register}, {@code leave}, {@code escalation} or {@code reporting}
     */
    public static TestDatabase database(String service) {
        TestStackCoordinates servers = coordinates();
        String name = service + "_" + RUN + "_" + COUNT.incrementAndGet();
        TestDatabase database = new TestDatabase(
                servers.postgresPort(), name, name + "_app", Secrets.generate(), name + "_owner", Secrets.generate());
        PostgresDatabases.on(servers.postgresPort(), servers.superuserPassword())
                .ensureService(name, database.ownerPassword(), database.appPassword());
        return database;
    }

    /** What the topics of the application under test begin with, for example {@code tqwerty1.}. */
    public static synchronized String topicPrefix() {
        return Optional.ofNullable(System.getProperty(PREFIX_PROPERTY)).orElseGet(TestStack::freshTopics);
    }

    /** Creates all topics under a prefix that nobody used, which {@link #topicPrefix} gives from now on. */
    public static synchronized String freshTopics() {
        String prefix = "t" + RUN + COUNT.incrementAndGet() + ".";
        TopicCreation.ensure(
                coordinates().kafkaBootstrap(),
                prefix,
                TopicList.read(Checkout.find().topics()));
        System.setProperty(PREFIX_PROPERTY, prefix);
        return prefix;
    }

    private static TestStackCoordinates coordinatesOfRun() {
        Optional<String> file = Optional.ofNullable(System.getProperty(VARIABLE))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)));
        if (file.isPresent()) {
            try {
                return Json.read(Files.readString(Path.of(file.get())), TestStackCoordinates.class);
            } catch (IOException gone) {
                throw new UncheckedIOException("The test stack is gone: " + file.get(), gone);
            }
        }
        TestServers servers = TestServers.start(Checkout.find());
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop test stack"));
        System.setProperty(VARIABLE, servers.coordinatesFile().toString());
        return servers.coordinates();
    }

    private static String randomLetters() {
        return (Secrets.generate() + Secrets.generate())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "")
                .substring(0, 6);
    }
}
