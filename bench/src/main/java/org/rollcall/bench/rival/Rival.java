package org.rollcall.bench.rival;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A way to write a register of thirty marks by SQL alone. */
public interface Rival {

    /**
     * A register to write.
     *
     * @param codes by pupil, in the pupils' order
     */
    record Sheet(int school, List<UUID> pupils, LocalDate date, String session, List<String> codes) {}

    /** Writes registers over one connection. */
    interface Writer {

        /** Writes one register; it is durable when this returns. */
        void write(Sheet sheet) throws SQLException;
    }

    /** What the table of results calls it. */
    String title();

    /** The table that has one row for each mark. */
    String table();

    /** SQL statements that one register takes. */
    int statements();

    /** Tables, indexes and triggers. */
    List<String> schema();

    /** A writer over a connection that commits each statement. */
    Writer open(Connection connection) throws SQLException;
}
