package org.rollcall.bench.command;

import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Schools;
import org.rollcall.bench.rival.Rival;
import org.rollcall.bench.rival.ScratchDatabase;
import org.rollcall.bench.usage.Meter;
import org.rollcall.bench.usage.ProcessorTime;
import org.rollcall.bench.usage.StatementLog;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.kafka.KafkaBroker;
import org.rollcall.localstack.kafka.Topic;
import org.rollcall.localstack.kafka.TopicList;
import org.rollcall.localstack.postgres.PostgresDatabases;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.StackMemory;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Progress;
import org.rollcall.localstack.stack.Service;

/** The stack that is up, as a run needs it. */
record Stack(Checkout checkout, StackFolder folder, Ports ports, List<ProcessEntry> processes) {

    private static final int FIRST_URN = 930_000;
    private static final int LAST_URN = 989_999;
    private static final int APART = 100;

    /**
     * The stack of this checkout.
     *
     * @throws StackException if it is not up, or if the system does not tell what processes use
     */
    static Stack find() {
        Checkout checkout = Checkout.find();
        StackFolder folder = checkout.instance();
        StackMemory memory = new PidFile(folder.pids())
                .read()
                .filter(found -> found.phase() == StackMemory.Phase.READY && found.isSupervised())
                .orElseThrow(() -> new StackException("Rollcall is not up: start it with ./rollcall up --detach"));
        if (!ProcessorTime.isKnown()) {
            throw new StackException("The processor time of processes is read from /proc, which this system lacks");
        }
        List<ProcessEntry> running = Stream.concat(Stream.of(memory.supervisor()), memory.survivors())
                .toList();
        if (Arrays.stream(Service.values())
                .anyMatch(service -> running.stream().noneMatch(it -> it.name().equals(service.title())))) {
            throw new StackException("Not all services are up; see ./rollcall status");
        }
        return new Stack(checkout, folder, Ports.fixed(), running);
    }

    /** A number from which no school of this instance has one of the next so many. */
    int freeUrn(int schools) {
        String last = "SELECT coalesce(max(urn), 0) FROM school WHERE urn BETWEEN " + FIRST_URN + " AND " + LAST_URN;
        try (Connection connection = databases().connect(Service.REGISTER.title(), "postgres", password());
                Statement statement = connection.createStatement();
                ResultSet highest = statement.executeQuery(last)) {
            highest.next();
            int free = highest.getInt(1) == 0 ? FIRST_URN : (highest.getInt(1) / APART + 1) * APART;
            if (free + schools > LAST_URN) {
                throw new StackException("All numbers of such schools are taken; ./rollcall reset starts afresh");
            }
            return free;
        } catch (SQLException refused) {
            throw new StackException("No list of schools: " + refused.getMessage(), refused);
        }
    }

    /** Whether what the server acknowledged is on the disk. */
    Map<String, String> durability() {
        Map<String, String> said = new TreeMap<>();
        try (Connection connection = databases().connect("postgres", "postgres", password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, setting FROM pg_settings"
                        + " WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')")) {
            while (rows.next()) {
                said.put(rows.getString(1), rows.getString(2));
            }
        } catch (SQLException refused) {
            throw new StackException("No settings of PostgreSQL: " + refused.getMessage(), refused);
        }
        return said;
    }

    /** The product with the plan's schools made. */
    Product product(Settings settings, Plan plan, int firstUrn, Vertx vertx) {
        DemoApi api = api();
        Schools schools = new Schools(plan, firstUrn, api);
        schools.make(local()::addUser);
        return new Product(settings, plan, schools, api, vertx, gateway(), backlog());
    }

    LocalStack local() {
        return new LocalStack(checkout, folder, ports, new Progress(System.err));
    }

    DemoApi api() {
        return new DemoApi(local().web(), folder.credentials());
    }

    int gateway() {
        return ports.of(Port.GATEWAY);
    }

    /** What the services have left to do. */
    Backlog backlog() {
        return new Backlog(Arrays.stream(Service.values())
                .filter(Service::hasDatabase)
                .collect(Collectors.toMap(Service::title, service -> ports.of(service.port()))));
    }

    Meter meter() {
        return new Meter(
                processes,
                superuser("postgres"),
                Admin.create(Map.of("bootstrap.servers", bootstrap())),
                topics().stream().map(Topic::name).toList());
    }

    /** The log of PostgreSQL, which that superuser's connection has everything written down in for a while. */
    StatementLog statementLog(Connection superuser) {
        return new StatementLog(superuser, folder.log("postgresql"));
    }

    Connection superuser(String database) {
        try {
            return databases().connect(database, "postgres", password());
        } catch (SQLException refused) {
            throw new StackException("PostgreSQL refuses its superuser: " + refused.getMessage(), refused);
        }
    }

    RecountMarks recount(int firstUrn, int schools) {
        return new RecountMarks(databases(), password(), firstUrn, schools);
    }

    ScratchDatabase scratch(List<Rival> rivals) {
        return new ScratchDatabase(databases(), password(), rivals);
    }

    PostgresDatabases databases() {
        return PostgresDatabases.on(ports.of(Port.POSTGRES), password());
    }

    String password() {
        return Secrets.in(folder).getOrCreate("postgres-superuser");
    }

    String bootstrap() {
        return new KafkaBroker(checkout, folder, ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER)).bootstrap();
    }

    List<Topic> topics() {
        return TopicList.read(checkout.topics());
    }
}
