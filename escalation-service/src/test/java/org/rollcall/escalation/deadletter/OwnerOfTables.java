package org.rollcall.escalation.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plants a defect that passes: takes a right from the service and gives it back. */
@ApplicationScoped
class OwnerOfTables {
    private final String url;
    private final String owner;
    private final String password;
    private final String service;

    OwnerOfTables(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "rollcall.db.owner-user") String owner,
            @ConfigProperty(name = "rollcall.db.owner-password") String password,
            @ConfigProperty(name = "rollcall.db.app-user") String service) {
        this.url = url;
        this.owner = owner;
        this.password = password;
        this.service = service;
    }

    /** Runs something while the service may not add to a table. */
    void whileLocked(String table, Runnable work) {
        run("REVOKE INSERT ON " + table + " FROM \"" + service + "\"");
        try {
            work.run();
        } finally {
            run("GRANT INSERT ON " + table + " TO \"" + service + "\"");
        }
    }

    /** The first column of the first row, in the scope of a school. */
    String one(int urn, String sql) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.urns', '" + urn + "', true)");
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes something behind the service's back. */
    void run(String sql) {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
