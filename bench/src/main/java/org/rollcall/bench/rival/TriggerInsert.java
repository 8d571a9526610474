package org.rollcall.bench.rival;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A careful rival without services: one statement for thirty rows, and a trigger for each statement that keeps every
 * pupil's and every school day's counts.
 */
public final class TriggerInsert implements Rival {

    private static final String COUNT = """
            CREATE FUNCTION count_marks() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO pupil_count AS c
                SELECT school, pupil, count(*), count(*) FILTER (WHERE code IN ('/', E'\\\\', 'L')),
                       count(*) FILTER (WHERE code = 'I'), count(*) FILTER (WHERE code IN ('N', 'O', 'U'))
                  FROM new_marks GROUP BY school, pupil ORDER BY pupil
                ON CONFLICT (school, pupil) DO UPDATE SET possible = c.possible + excluded.possible,
                   attended = c.attended + excluded.attended, authorised = c.authorised + excluded.authorised,
                   unauthorised = c.unauthorised + excluded.unauthorised;
                INSERT INTO day_count AS c
                SELECT school, day, count(*), count(*) FILTER (WHERE code IN ('/', E'\\\\', 'L'))
                  FROM new_marks GROUP BY school, day
                ON CONFLICT (school, day) DO UPDATE SET possible = c.possible + excluded.possible,
                   attended = c.attended + excluded.attended;
                RETURN NULL;
            END $$""";

    @Override
    public String title() {
        return "insert, triggers";
    }

    @Override
    public String table() {
        return "counted_mark";
    }

    @Override
    public int statements() {
        return 1;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE counted_mark (school integer, pupil uuid, day date, session text, code text,"
                        + " PRIMARY KEY (school, pupil, day, session))",
                "CREATE TABLE pupil_count (school integer, pupil uuid, possible integer, attended integer,"
                        + " authorised integer, unauthorised integer, PRIMARY KEY (school, pupil))"
                        + " WITH (fillfactor = 80)",
                "CREATE TABLE day_count (school integer, day date, possible integer, attended integer,"
                        + " PRIMARY KEY (school, day)) WITH (fillfactor = 80)",
                COUNT,
                "CREATE TRIGGER counted AFTER INSERT ON counted_mark REFERENCING NEW TABLE AS new_marks"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION count_marks()");
    }

    @Override
    public Writer open(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO counted_mark" + " SELECT ?, pupil, ?::date, ?, code FROM unnest(?, ?) AS m (pupil, code)");
        return sheet -> {
            insert.setInt(1, sheet.school());
            insert.setObject(2, sheet.date());
            insert.setString(3, sheet.session());
            insert.setArray(4, connection.createArrayOf("uuid", sheet.pupils().toArray()));
            insert.setArray(5, connection.createArrayOf("text", sheet.codes().toArray()));
            insert.executeUpdate();
        };
    }
}
