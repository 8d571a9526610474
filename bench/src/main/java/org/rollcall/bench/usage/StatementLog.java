package org.rollcall.bench.usage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

/**
 * Counts statements by database: for a short while the server writes down each one that it executes. Nothing else is
 * measured meanwhile, because writing them down costs as much as many of them.
 */
public final class StatementLog {

    private static final String MARK = "rollcall-bench";
    private static final Pattern LINE =
            Pattern.compile("^" + MARK + " (\\S*) LOG:  (?:execute [^:]*|statement): ([A-Za-z]+)");
    private static final List<String> TRANSACTION = List.of("BEGIN", "START", "COMMIT", "ROLLBACK");

    private final Connection superuser;
    private final Path log;
    private long from;

    /** Of a server with that log, changed and put back by that connection. */
    public StatementLog(Connection superuser, Path log) {
        this.superuser = superuser;
        this.log = log;
    }

    /**
     * What a database executed.
     *
     * @param statements without beginnings and ends of transactions
     * @param transactions explicit ones
     */
    public record Count(long statements, long transactions) {

        Count plus(boolean isStatement, boolean isBeginning) {
            return new Count(statements + (isStatement ? 1 : 0), transactions + (isBeginning ? 1 : 0));
        }
    }

    /** From now on statements are written down. */
    public void begin() {
        set("log_line_prefix = '" + MARK + " %d '", "log_parameter_max_length = 0", "log_statement = 'all'");
        from = size();
    }

    /** No more; the server is as before. */
    public void end() {
        change("ALTER SYSTEM RESET log_statement", "ALTER SYSTEM RESET log_parameter_max_length");
        change("ALTER SYSTEM RESET log_line_prefix");
    }

    /** What was executed between beginning and end, by database. */
    public Map<String, Count> counts() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] written = new byte[(int) (file.length() - from)];
            file.readFully(written);
            return count(new String(written, StandardCharsets.UTF_8).lines());
        } catch (IOException unreadable) {
            throw new StackException("PostgreSQL's log is not to be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static Map<String, Count> count(Stream<String> lines) {
        Map<String, Count> counts = new TreeMap<>();
        lines.map(LINE::matcher).filter(Matcher::find).forEach(line -> {
            String first = line.group(2).toUpperCase(java.util.Locale.ROOT);
            boolean isStatement = !TRANSACTION.contains(first);
            counts.merge(
                    line.group(1),
                    new Count(0, 0).plus(isStatement, first.equals("BEGIN") || first.equals("START")),
                    (a, b) -> new Count(a.statements() + b.statements(), a.transactions() + b.transactions()));
        });
        return counts;
    }

    private void set(String... settings) {
        change(Stream.of(settings).map(setting -> "ALTER SYSTEM SET " + setting).toArray(String[]::new));
        boolean taken = Wait.until(java.time.Duration.ofSeconds(5), () -> {
            try (Statement statement = superuser.createStatement();
                    var rows = statement.executeQuery("SHOW log_statement")) {
                return rows.next() && rows.getString(1).equals("all");
            }
        });
        if (!taken) {
            throw new StackException("PostgreSQL does not write its statements down");
        }
    }

    private void change(String... statements) {
        try (Statement statement = superuser.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException refused) {
            throw new StackException("PostgreSQL keeps its settings: " + refused.getMessage(), refused);
        }
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException missing) {
            throw new StackException("No log of PostgreSQL: " + missing.getMessage(), missing);
        }
    }
}
