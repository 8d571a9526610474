package org.rollcall.bench.rival;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * As widespread school systems written in PHP do it: for each pupil a look for an earlier mark and an insert, each
 * committed by itself, into a table with four further indexes. Their other statements are left out.
 */
public final class RowAtATime implements Rival {

    @Override
    public String title() {
        return "row at a time";
    }

    @Override
    public String table() {
        return "mark_log";
    }

    @Override
    public int statements() {
        return 60;
    }

    @Override
    public List<String> schema() {
        return List.of(
                "CREATE TABLE mark_log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school integer, pupil uuid,"
                        + " day date, session text, code text)",
                "CREATE INDEX ON mark_log (day)",
                "CREATE INDEX ON mark_log (pupil)",
                "CREATE INDEX ON mark_log (day, pupil)",
                "CREATE INDEX ON mark_log (school, session)");
    }

    @Override
    public Writer open(Connection connection) throws SQLException {
        PreparedStatement look = connection.prepareStatement(
                "SELECT code FROM mark_log WHERE pupil = ? AND day = ? AND session = ? ORDER BY id DESC LIMIT 1");
        PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO mark_log (school, pupil, day, session, code) VALUES (?, ?, ?, ?, ?)");
        return sheet -> {
            for (int i = 0; i < sheet.pupils().size(); i++) {
                look.setObject(1, sheet.pupils().get(i));
                look.setObject(2, sheet.date());
                look.setString(3, sheet.session());
                try (ResultSet earlier = look.executeQuery()) {
                    if (earlier.next()) {
                        throw new SQLException("a register is written twice");
                    }
                }
                insert.setInt(1, sheet.school());
                insert.setObject(2, sheet.pupils().get(i));
                insert.setObject(3, sheet.date());
                insert.setString(4, sheet.session());
                insert.setString(5, sheet.codes().get(i));
                insert.executeUpdate();
            }
        };
    }
}
