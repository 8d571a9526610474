package org.rollcall.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into the database of the service under test, as its runtime role. */
@ApplicationScoped
public class RegisterDatabase {
    private final DataSource source;

    RegisterDatabase(DataSource source) {
        this.source = source;
    }

    /** The first column of every row that the query finds for one school. */
    public List<String> ask(int urn, String query) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('app.urns', '" + urn + "', false)");
            try (ResultSet rows = statement.executeQuery(query)) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
                return found;
            } finally {
                statement.execute("SELECT set_config('app.urns', '', false)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes as the runtime role, within one school. */
    public void change(int urn, String statement) {
        try (Connection connection = source.getConnection();
                Statement writing = connection.createStatement()) {
            writing.execute("SELECT set_config('app.urns', '" + urn + "', false)");
            try {
                writing.execute(statement);
            } finally {
                writing.execute("SELECT set_config('app.urns', '', false)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets the sessions of all schools, and with them what would fall due in them. */
    void forgetSessions() {
        try (Connection connection = source.getConnection();
                Statement writing = connection.createStatement()) {
            writing.execute("SELECT set_config('app.urns', string_agg(urn::text, ','), false) FROM school");
            try {
                writing.execute("DELETE FROM n_clock");
                writing.execute("DELETE FROM school_session");
            } finally {
                writing.execute("SELECT set_config('app.urns', '', false)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that the query finds for one school. */
    public int count(int urn, String query) {
        return Integer.parseInt(ask(urn, query).getFirst());
    }
}
