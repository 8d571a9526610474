package org.rollcall.localstack.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What one piece of work cost the database and the heap. Nothing is sampled; but what the service does meanwhile in the
 * background is counted with it, so that the lowest of a few measurements is the cost.
 *
 * @param commits transactions that wrote something, on the whole server
 * @param rows rows that they left in each table of the service; a row written twice by one transaction counts once
 * @param bytes what all threads allocated
 */
public record BatchCost(long commits, Map<String, Integer> rows, long bytes) {
    /** Work that may fail in its own way. */
    public interface Work<E extends Exception> {
        /** Does it. */
        void run() throws E;
    }

    private static final String NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text";
    private static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            + " AND relkind IN ('r', 'p') AND NOT relispartition AND has_table_privilege(oid, 'SELECT')";

    /**
     * Measures the work.
     *
     * @param database the service's
     * @param urns schools whose rows are counted
     */
    public static BatchCost of(DataSource database, Collection<Integer> urns, Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long first = number(statement, NEXT_TRANSACTION);
            long bytes = allocatedBy(work::run);
            long next = number(statement, NEXT_TRANSACTION);
            return new BatchCost(next - first, rows(statement, urns, first, next), bytes);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What all threads allocated while the work was done, in bytes. */
    public static <E extends Exception> long allocatedBy(Work<E> work) throws E {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getTotalThreadAllocatedBytes();
        work.run();
        return threads.getTotalThreadAllocatedBytes() - before;
    }

    private static Map<String, Integer> rows(Statement statement, Collection<Integer> urns, long first, long next)
            throws SQLException {
        Map<String, Integer> written = new TreeMap<>();
        statement.execute("SELECT set_config('app.urns', '"
                + urns.stream().map(String::valueOf).collect(Collectors.joining(",")) + "', false)");
        try {
            try (ResultSet tables = statement.executeQuery(TABLES)) {
                while (tables.next()) {
                    written.put(tables.getString(1), 0);
                }
            }
            for (Map.Entry<String, Integer> table : written.entrySet()) {
                table.setValue((int) number(
                        statement,
                        "SELECT count(*) FROM " + table.getKey() + " WHERE xmin::text::bigint >= " + first
                                + " AND xmin::text::bigint < " + next));
            }
        } finally {
            statement.execute("SELECT set_config('app.urns', '', false)");
        }
        written.values().removeIf(count -> count == 0);
        return written;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return Long.parseLong(rows.getString(1));
        }
    }
}
