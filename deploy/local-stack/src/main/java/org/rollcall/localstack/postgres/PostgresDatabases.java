package org.rollcall.localstack.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.rollcall.localstack.folder.StackException;

/** The databases of one server: each belongs to an owner, and a service reaches its own as a role that owns nothing. */
public final class PostgresDatabases {

    private static final String NAME = "[a-z][a-z0-9_]{0,50}";

    private final int port;
    private final String superuserPassword;

    PostgresDatabases(int port, String superuserPassword) {
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /** The databases of a server that runs already. */
    public static PostgresDatabases on(int port, String superuserPassword) {
        return new PostgresDatabases(port, superuserPassword);
    }

    /**
     * Makes sure that a database exists, with the role {@code <name>_owner} that runs migrations and the role
     * {@code <name>_app} that may connect and see the schema; migrations grant the rest. Neither is a superuser.
     */
    public void ensureService(String name, String ownerPassword, String appPassword) {
        // Two connections in all, since every service waits for this at each start.
        try (Connection server = connect("postgres", "postgres", superuserPassword)) {
            ensureOwned(server, name, name + "_owner", ownerPassword);
            ensureRole(server, name + "_app", appPassword);
            execute(server, "GRANT CONNECT ON DATABASE " + name + " TO " + name + "_app");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
        runIn(
                name,
                "ALTER SCHEMA public OWNER TO " + name + "_owner",
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "GRANT USAGE ON SCHEMA public TO " + name + "_app");
    }

    /** Makes sure that a database exists which belongs to a role of its own. */
    public void ensureOwned(String name, String owner, String password) {
        try (Connection server = connect("postgres", "postgres", superuserPassword)) {
            ensureOwned(server, name, owner, password);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
        runIn(name, "ALTER SCHEMA public OWNER TO " + owner);
    }

    /** Runs statements as the superuser in the server's own database. */
    public void run(String... statements) {
        runIn("postgres", statements);
    }

    /** Runs statements as the superuser in one database. */
    public void runIn(String database, String... statements) {
        try (Connection connection = connect(database, "postgres", superuserPassword);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    /** A connection of any role; the caller closes it. */
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        Connection connection =
                new Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
        if (connection == null) {
            throw new SQLException("No PostgreSQL at port " + port);
        }
        return connection;
    }

    private static void ensureOwned(Connection server, String name, String owner, String password) throws SQLException {
        ensureRole(server, owner, password);
        if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = '" + checked(name) + "'")) {
            execute(server, "CREATE DATABASE " + name + " OWNER " + owner);
        }
        execute(server, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    }

    private static void ensureRole(Connection server, String role, String password) throws SQLException {
        boolean known = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = '" + checked(role) + "'");
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new StackException("A password of a database role has characters that it should not have");
        }
        execute(
                server,
                (known ? "ALTER" : "CREATE") + " ROLE " + role
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '" + password
                        + "'");
    }

    private static boolean exists(Connection server, String query) throws SQLException {
        try (Statement statement = server.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection server, String sql) throws SQLException {
        try (Statement statement = server.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String checked(String name) {
        if (!name.matches(NAME)) {
            throw new StackException("Not a name for a database or role: " + name);
        }
        return name;
    }
}
