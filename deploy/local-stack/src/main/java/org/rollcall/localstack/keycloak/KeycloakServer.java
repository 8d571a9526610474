package org.rollcall.localstack.keycloak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.Recipe;

/** The Keycloak of one instance, with its data in the instance's PostgreSQL. */
public final class KeycloakServer {

    /** The database, and the role that owns it. */
    public static final String DATABASE = "keycloak";

    private final Checkout checkout;
    private final StackFolder folder;
    private final int port;
    private final int databasePort;
    private final Secrets secrets;

    /** The server of an instance, not yet started. */
    public KeycloakServer(Checkout checkout, StackFolder folder, int port, int databasePort, Secrets secrets) {
        this.checkout = checkout;
        this.folder = folder;
        this.port = port;
        this.databasePort = databasePort;
        this.secrets = secrets;
    }

    /** The distribution it runs. */
    public KeycloakDistribution distribution() {
        return new KeycloakDistribution(Path.of(checkout.distribution("keycloak")), checkout.servers());
    }

    /** Says how to start it; its database must exist when it is started. */
    public Recipe prepare() {
        Path home = distribution().homeOf(folder.keycloak());
        return new Recipe(
                "keycloak",
                Recipe.Tier.IDENTITY,
                port,
                distribution()
                        .command(
                                home,
                                // A third of the heap for the young would all be touched, and few sign in.
                                List.of("-Xms104m", "-Xmx120m", "-Xmn24m", "-XX:MetaspaceSize=160m"),
                                List.of(
                                        "start",
                                        "--optimized",
                                        "--cache=local",
                                        "--db-url=jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DATABASE,
                                        "--db-username=" + DATABASE,
                                        "--db-pool-initial-size=2",
                                        "--db-pool-max-size=10",
                                        "--http-enabled=true",
                                        "--http-host=127.0.0.1",
                                        "--http-port=" + port,
                                        "--hostname=" + url())),
                Map.of(
                        "KC_DB_PASSWORD", secrets.getOrCreate("keycloak-database"),
                        "KC_BOOTSTRAP_ADMIN_CLIENT_ID", KeycloakAdmin.CLIENT,
                        "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.getOrCreate("keycloak-admin")),
                home,
                folder.log("keycloak"),
                () -> admin().isUp(),
                Duration.ofSeconds(300));
    }

    /** Where browsers and services find it. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Its administration. */
    public KeycloakAdmin admin() {
        return new KeycloakAdmin(url(), secrets.getOrCreate("keycloak-admin"));
    }
}
