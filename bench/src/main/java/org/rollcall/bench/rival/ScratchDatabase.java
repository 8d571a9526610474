package org.rollcall.bench.rival;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.rollcall.bench.load.Latencies;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.postgres.PostgresDatabases;

/** A database of the same server in which rivals write, made for one run and dropped after it. */
public final class ScratchDatabase implements AutoCloseable {

    private static final String NAME = "bench";
    private static final int CONNECTIONS = 4;
    private static final int CLASSES = 200;
    private static final int SCHOOLS = 20;
    private static final int CLASS_OF = 30;

    private final PostgresDatabases server;
    private final String password;
    private final Map<String, int[]> written = new HashMap<>();

    /** Makes the database with the tables of all rivals; one that an earlier run left is dropped. */
    public ScratchDatabase(PostgresDatabases server, String password, List<Rival> rivals) {
        this.server = server;
        this.password = password;
        drop();
        server.run("CREATE DATABASE " + NAME);
        for (Rival rival : rivals) {
            server.runIn(NAME, rival.schema().toArray(String[]::new));
            written.put(rival.title(), new int[CONNECTIONS]);
        }
    }

    /** Registers written, how long each took, and how long all of it. */
    public record Written(long registers, Latencies latencies, long nanos) {}

    /** Writes over four connections, as fast as it goes, for so long. */
    public Written write(Rival rival, long millis) throws InterruptedException {
        Latencies latencies = new Latencies();
        Queue<SQLException> failures = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = server.connect(NAME, "postgres", password)) {
                    write(rival, rival.open(connection), number, end, latencies);
                } catch (SQLException refused) {
                    failures.add(refused);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new StackException(rival.title() + ": " + failures.peek().getMessage(), failures.remove());
        }
        return new Written(latencies.percentiles().count(), latencies, System.nanoTime() - start);
    }

    /** Marks of a rival that should be there less those that are; 0 when none is lost or doubled. */
    public long difference(Rival rival) {
        long expected = 0;
        for (int registers : writtenBy(rival)) {
            expected += (long) registers * CLASS_OF;
        }
        try (Connection connection = server.connect(NAME, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rival.table())) {
            count.next();
            return expected - count.getLong(1);
        } catch (SQLException refused) {
            throw new StackException(rival.title() + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public void close() {
        drop();
    }

    private void write(Rival rival, Rival.Writer writer, int number, long end, Latencies latencies)
            throws SQLException {
        int[] counts = writtenBy(rival);
        while (System.nanoTime() < end) {
            Rival.Sheet sheet = sheet(counts[number] * CONNECTIONS + number);
            long begun = System.nanoTime();
            writer.write(sheet);
            latencies.add(System.nanoTime() - begun);
            counts[number]++;
        }
    }

    private static Rival.Sheet sheet(int number) {
        int schoolClass = number % CLASSES;
        int session = number / CLASSES;
        List<UUID> pupils = new ArrayList<>(CLASS_OF);
        List<String> codes = new ArrayList<>(CLASS_OF);
        for (int i = 0; i < CLASS_OF; i++) {
            // Spread as random ids are, and found again for the class's next register.
            long pupil = schoolClass * (long) CLASS_OF + i + 1;
            pupils.add(new UUID(pupil * 0x9E3779B97F4A7C15L, pupil * 0xC2B2AE3D27D4EB4FL));
            codes.add((number + i) % 17 == 0 ? "I" : session % 2 == 0 ? "/" : "\\");
        }
        return new Rival.Sheet(
                schoolClass % SCHOOLS,
                pupils,
                LocalDate.of(2000, 1, 1).plusDays(session / 2),
                session % 2 == 0 ? "AM" : "PM",
                codes);
    }

    private int[] writtenBy(Rival rival) {
        return written.getOrDefault(rival.title(), new int[CONNECTIONS]);
    }

    private void drop() {
        server.run("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
    }
}
