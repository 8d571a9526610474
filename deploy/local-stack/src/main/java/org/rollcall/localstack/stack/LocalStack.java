package org.rollcall.localstack.stack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.kafka.KafkaBroker;
import org.rollcall.localstack.kafka.TopicCreation;
import org.rollcall.localstack.kafka.TopicList;
import org.rollcall.localstack.keycloak.AddUser;
import org.rollcall.localstack.keycloak.Credentials.Person;
import org.rollcall.localstack.keycloak.GroupPath;
import org.rollcall.localstack.keycloak.KeycloakServer;
import org.rollcall.localstack.mail.MailCarrier;
import org.rollcall.localstack.postgres.PostgresDatabases;
import org.rollcall.localstack.postgres.PostgresServer;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.Recipe;
import org.rollcall.localstack.process.StackMemory.Phase;
import org.rollcall.localstack.startup.StartupCaches;

/** One instance of the whole stack. What can start beside another thing does. */
public final class LocalStack implements AutoCloseable {

    private final Checkout checkout;
    private final StackFolder folder;
    private final Ports ports;
    private final Progress progress;
    private final StartupCaches caches;
    private final Family family;
    private @Nullable MailCarrier mail;
    private boolean closed;

    /** An instance in a folder, not yet started. */
    public LocalStack(Checkout checkout, StackFolder folder, Ports ports, Progress progress) {
        this(checkout, folder, ports, progress, StartupCaches.of(checkout));
    }

    /** An instance that does what is said with the start-up caches. */
    public LocalStack(Checkout checkout, StackFolder folder, Ports ports, Progress progress, StartupCaches caches) {
        this.checkout = checkout;
        this.folder = folder;
        this.ports = ports;
        this.progress = progress;
        this.caches = caches;
        this.family = new Family(new PidFile(folder.pids()), progress, caches);
    }

    /**
     * Starts PostgreSQL, Kafka, Keycloak, the mail carrier and, if wanted, the five services; returns when all are
     * ready.
     *
     * @throws StackException saying what did not start and why; {@link #close} then stops the rest
     */
    public void start(boolean withServices) {
        folder.create();
        Secrets secrets = Secrets.in(folder);
        ServiceRecipes recipes = new ServiceRecipes(checkout, folder, ports, secrets);
        if (withServices) {
            recipes.check();
        }
        family.reached(Phase.STARTING);
        startMail();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            KeycloakServer keycloak = keycloak(secrets);
            CompletableFuture<Void> built = CompletableFuture.runAsync(() -> build(keycloak), threads);
            CompletableFuture<Void> postgres = CompletableFuture.runAsync(() -> startPostgres(secrets), threads);
            CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::startKafka, threads);
            CompletableFuture<Void> people = CompletableFuture.allOf(built, postgres)
                    .thenRunAsync(
                            () -> new IdentityStart(checkout, folder, family, progress).start(keycloak, web(), secrets),
                            threads);
            CompletableFuture<Void> services = CompletableFuture.allOf(postgres, kafka)
                    .thenRunAsync(() -> startServices(withServices, recipes), threads);
            CompletableFuture.allOf(people, services).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StackException reason ? reason : failed;
        }
    }

    /** Writes down that the stack is ready. */
    public void markReady() {
        family.reached(Phase.READY);
    }

    /**
     * Adds a person as {@code ./rollcall user add} does.
     *
     * @param groups full paths
     */
    public Person addUser(String name, List<String> groups) {
        return new AddUser(keycloak(Secrets.in(folder)).admin(), folder.credentials())
                .add(name, groups.stream().map(GroupPath::new).toList());
    }

    /** A line for people, if programs had no start-up cache that fitted. */
    public Optional<String> startedWithoutCache() {
        return caches.without().isEmpty()
                ? Optional.empty()
                : Optional.of("Starts of this build take a third of the processor time after: ./rollcall train");
    }

    /** The gateway's address. */
    public String web() {
        return "http://localhost:" + ports.of(Port.GATEWAY);
    }

    /** The instance's folder. */
    public StackFolder folder() {
        return folder;
    }

    /** Stops the services, Keycloak, Kafka and PostgreSQL in this order; no process stays behind. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        family.stop(caches.grace());
        if (mail != null) {
            mail.close();
        }
    }

    private synchronized void startMail() {
        mail = MailCarrier.start(folder.mail(), ports.of(Port.SMTP), ports.of(Port.MAIL_API));
        progress.say("Mail carrier listens on " + ports.of(Port.SMTP) + ", its messages are at port "
                + ports.of(Port.MAIL_API));
    }

    private void build(KeycloakServer keycloak) {
        if (!keycloak.distribution().isBuilt()) {
            progress.say("Keycloak is unpacked and built for PostgreSQL; once, about half a minute");
        }
        keycloak.distribution().built();
    }

    private void startPostgres(Secrets secrets) {
        PostgresServer server = new PostgresServer(checkout, folder, ports.of(Port.POSTGRES), secrets);
        family.startAndAwait(server.prepare());
        PostgresDatabases databases = server.databases();
        Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .forEach(service -> databases.ensureService(
                        service.title(),
                        secrets.getOrCreate(service.title() + "-owner"),
                        secrets.getOrCreate(service.title() + "-app")));
        databases.ensureOwned(
                KeycloakServer.DATABASE, KeycloakServer.DATABASE, secrets.getOrCreate("keycloak-database"));
        progress.say("PostgreSQL is ready on port " + ports.of(Port.POSTGRES));
    }

    private void startKafka() {
        KafkaBroker broker = new KafkaBroker(checkout, folder, ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER));
        family.startAndAwait(broker.prepare());
        TopicCreation.ensure(broker.bootstrap(), "", TopicList.read(checkout.topics()));
        progress.say("Kafka is ready on port " + ports.of(Port.KAFKA));
    }

    private KeycloakServer keycloak(Secrets secrets) {
        return new KeycloakServer(checkout, folder, ports.of(Port.KEYCLOAK), ports.of(Port.POSTGRES), secrets);
    }

    private void startServices(boolean wanted, ServiceRecipes recipes) {
        if (!wanted) {
            return;
        }
        // Marks first: what only listens to them starts while schools can work already.
        EnumSet<Service> first = EnumSet.of(Service.REGISTER, Service.GATEWAY);
        startAndAwait(first, recipes);
        startAndAwait(EnumSet.complementOf(first), recipes);
    }

    /** As many at a time as there are processors, and two at least: more would only wait for each other. */
    private void startAndAwait(Set<Service> services, ServiceRecipes recipes) {
        int atATime = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (ExecutorService starters = Executors.newFixedThreadPool(atATime)) {
            CompletableFuture.allOf(services.stream()
                            .map(service ->
                                    CompletableFuture.runAsync(() -> startAndAwait(recipes.of(service)), starters))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private void startAndAwait(Recipe recipe) {
        family.startAndAwait(recipe);
        progress.say("The " + recipe.name() + (recipe.name().equals("gateway") ? "" : " service") + " is ready");
    }
}
