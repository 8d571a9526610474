package org.rollcall.localstack.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.postgres.PostgresServer;
import org.rollcall.localstack.process.Launch;
import org.rollcall.localstack.process.Recipe;

/** How each service is started in one instance: its jar, and the environment that tells it where everything is. */
final class ServiceRecipes {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Checkout checkout;
    private final StackFolder folder;
    private final Ports ports;
    private final Secrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    ServiceRecipes(Checkout checkout, StackFolder folder, Ports ports, Secrets secrets) {
        this.checkout = checkout;
        this.folder = folder;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Fails if a service was not built. */
    void check() {
        Arrays.stream(Service.values()).forEach(service -> {
            if (!Files.isRegularFile(checkout.runnable(service.module()))) {
                throw new StackException(service.module() + " is not built: run ./mvnw -q -DskipTests package");
            }
        });
    }

    Recipe of(Service service) {
        Path jar = checkout.runnable(service.module());
        List<String> command = new ArrayList<>(List.of(Launch.java()));
        command.addAll(heap(service));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // The first hundred megabytes of classes are known to come; each threshold below is a collection of
                // everything.
                "-XX:MetaspaceSize=160m",
                // What a burst of work took from the C library goes back to the machine.
                "-XX:TrimNativeHeapInterval=30000",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString()));
        return new Recipe(
                service.title(),
                Recipe.Tier.SERVICE,
                ports.of(service.port()),
                command,
                environment(service),
                checkout.root().resolve(service.module()),
                folder.log(service.title()),
                () -> isReady(service),
                PATIENCE);
    }

    /**
     * The young part is touched as a whole sooner or later, so it is as large as the service's rate of garbage asks; the
     * old part begins small and grows when somebody imports or exports a school.
     */
    private static List<String> heap(Service service) {
        return switch (service) {
            case GATEWAY -> List.of("-Xms48m", "-Xmx160m", "-Xmn24m");
            case LEAVE -> List.of("-Xms64m", "-Xmx160m", "-Xmn24m");
            case REPORTING -> List.of("-Xms80m", "-Xmx128m", "-Xmn32m");
            case REGISTER -> List.of("-Xms104m", "-Xmx192m", "-Xmn44m");
            case ESCALATION ->
                List.of("-Xms128m", "-Xmx160m", "-Xmn80m", "-XX:SurvivorRatio=3", "-XX:TargetSurvivorRatio=90");
        };
    }

    private boolean isReady(Service service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(service) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
        environment.put("ROLLCALL_DB_HOST", "127.0.0.1");
        environment.put("ROLLCALL_DB_PORT", Integer.toString(ports.of(Port.POSTGRES)));
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.of(Port.KAFKA));
        environment.put("ROLLCALL_OIDC_ISSUER", "http://localhost:" + ports.of(Port.KEYCLOAK) + "/realms/rollcall");
        environment.put("ROLLCALL_SMTP_HOST", "127.0.0.1");
        environment.put("ROLLCALL_SMTP_PORT", Integer.toString(ports.of(Port.SMTP)));
        environment.put("ROLLCALL_MAIL_API", "http://localhost:" + ports.of(Port.MAIL_API));
        environment.put("ROLLCALL_DEV_ENABLED", "true");
        environment.put(
                "ROLLCALL_TRACES_FILE",
                folder.traces().resolve(service.title() + ".jsonl").toString());
        for (Service other : Service.values()) {
            environment.put("ROLLCALL_" + other.title().toUpperCase(Locale.ROOT) + "_URL", url(other));
        }
        // Two processors: more loops would only hand requests to each other, and the gateway never computes for long.
        environment.put("QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE", service == Service.GATEWAY ? "1" : "2");
        if (service.hasDatabase()) {
            PostgresServer.socketFolder(folder, ports.of(Port.POSTGRES))
                    .ifPresent(socket -> environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url(service, socket)));
            environment.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", Integer.toString(service.connections()));
            environment.put("ROLLCALL_DB_APP_PASSWORD", secrets.getOrCreate(service.title() + "-app"));
            environment.put("ROLLCALL_DB_OWNER_PASSWORD", secrets.getOrCreate(service.title() + "-owner"));
        }
        if (service == Service.GATEWAY) {
            environment.put("ROLLCALL_GATEWAY_CLIENT_SECRET", secrets.getOrCreate("gateway-client"));
        }
        return environment;
    }

    /** The service's database by the server's local socket, which takes half the work of a network connection. */
    private String url(Service service, Path socketFolder) {
        return "postgresql:///" + service.title() + "?host="
                + URLEncoder.encode(socketFolder.toString(), StandardCharsets.UTF_8) + "&port="
                + ports.of(Port.POSTGRES);
    }

    private String url(Service service) {
        return "http://localhost:" + ports.of(service.port());
    }
}
