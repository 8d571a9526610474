package org.rollcall.localstack.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Launch;
import org.rollcall.localstack.process.Recipe;

/** The Kafka of one instance: broker and controller in one process, loopback only, no topic by accident. */
public final class KafkaBroker {

    private final Checkout checkout;
    private final StackFolder folder;
    private final int port;
    private final int controllerPort;

    /** The broker of an instance, not yet started. */
    public KafkaBroker(Checkout checkout, StackFolder folder, int port, int controllerPort) {
        this.checkout = checkout;
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Where clients find it. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Formats its storage if there is none yet, and says how to start it. */
    public Recipe prepare() {
        Path data = folder.kafka();
        Path properties = data.resolve("server.properties");
        String classPath = checkout.distribution("kafka");
        try {
            Files.createDirectories(data);
            Files.writeString(properties, configuration(data));
            if (!Files.exists(data.resolve("log/meta.properties"))) {
                format(classPath, properties);
            }
        } catch (IOException refused) {
            throw new StackException("Cannot prepare Kafka: " + refused.getMessage(), refused);
        }
        return new Recipe(
                "kafka",
                Recipe.Tier.BROKER,
                port,
                List.of(
                        Launch.java(),
                        "-Xms104m",
                        "-Xmx256m",
                        "-Xmn32m",
                        "-XX:MetaspaceSize=96m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        // The services wait for it: the simple compiler has it ready a quarter sooner.
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "kafka.Kafka",
                        properties.toString()),
                Map.of(),
                data,
                folder.log("kafka"),
                this::isListening,
                Duration.ofSeconds(90));
    }

    private boolean isListening() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        }
    }

    private void format(String classPath, Path properties) throws IOException {
        // The cluster's id is a UUID in URL-safe base64; one instance has one cluster, so any will do.
        String clusterId = "cm9sbGNhbGwtbG9jYWwtMQ";
        Process tool = new ProcessBuilder(
                        Launch.java(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id",
                        clusterId,
                        "--config",
                        properties.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new StackException("Kafka's storage could not be formatted: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while formatting Kafka's storage", interrupted);
        }
    }

    private String configuration(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=6
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.retention.hours=-1
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, data.resolve("log"));
    }
}
