package org.rollcall.localstack.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.localstack.folder.Checkout;

/**
 * The settings of a service's incoming channels. The connector's own defaults lose or repeat events, so every channel
 * states what matters.
 */
public final class IncomingChannels {

    private static final String START = "mp.messaging.incoming.";
    private static final String PREFIX = "${rollcall.topic-prefix:}";
    private static final Map<String, String> SAFE = Map.ofEntries(
            Map.entry("connector", "smallrye-kafka"),
            Map.entry("batch", "true"),
            Map.entry("auto.offset.reset", "earliest"),
            Map.entry("enable.auto.commit", "false"),
            Map.entry("commit-strategy", "throttled"),
            // What counts is kept with the effects in the database: Kafka needs to know now and then.
            Map.entry("auto.commit.interval.ms", "30000"),
            // What comes close together is taken together.
            Map.entry("interceptor.classes", "org.rollcall.support.inbox.Breath"),
            Map.entry("failure-strategy", "dead-letter-queue"),
            Map.entry("dead-letter-queue.acks", "all"),
            Map.entry("dead-letter-queue.enable.idempotence", "true"),
            Map.entry("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
            // A service lives on while Kafka is away.
            Map.entry("health-enabled", "false"));

    private final String service;
    private final Properties settings;

    IncomingChannels(String service, Properties settings) {
        this.service = service;
        this.settings = settings;
    }

    /**
     * Those of a service of this checkout.
     *
     * @param service {@code register}, {@code leave}, {@code escalation} or {@code reporting}
     */
    public static IncomingChannels of(String service) {
        Path file = Checkout.find().root().resolve(service + "-service/src/main/resources/application.properties");
        Properties settings = new Properties();
        try (Reader content = Files.newBufferedReader(file)) {
            settings.load(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new IncomingChannels(service, settings);
    }

    /** Their names; {@code register-events} reads {@code register.events.v1}. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (String key : settings.stringPropertyNames()) {
            if (key.startsWith(START)) {
                names.add(key.substring(START.length(), key.indexOf('.', START.length())));
            }
        }
        return names;
    }

    /** One line for each setting that is missing or would lose events. */
    public List<String> shortcomings() {
        List<String> shortcomings = new ArrayList<>();
        for (String channel : names()) {
            String topic = PREFIX + channel.replace('-', '.') + ".v1";
            SAFE.forEach((key, value) -> compare(channel, key, value, shortcomings));
            compare(channel, "topic", topic, shortcomings);
            compare(channel, "dead-letter-queue.topic", topic + ".dlq", shortcomings);
            // Without a version: the group goes on when the topic's next version comes.
            compare(channel, "group.id", PREFIX + service + "-" + channel, shortcomings);
        }
        return shortcomings;
    }

    /** What a channel says of one of the connector's settings; empty when it says nothing. */
    public Optional<String> setting(String channel, String key) {
        return Optional.ofNullable(settings.getProperty(START + channel + "." + key));
    }

    private void compare(String channel, String key, String expected, List<String> shortcomings) {
        String actual = settings.getProperty(START + channel + "." + key);
        if (!expected.equals(actual)) {
            shortcomings.add(channel + ": " + key + " is " + actual + ", not " + expected);
        }
    }
}
