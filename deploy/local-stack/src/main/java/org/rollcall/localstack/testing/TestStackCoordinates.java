package org.rollcall.localstack.testing;

/** Where the servers of a test run listen, and how to become PostgreSQL's superuser there. */
public record TestStackCoordinates(
        int postgresPort, String superuserPassword, String kafkaBootstrap, int smtpPort, int mailApiPort) {

    /** The list of received mail. */
    public String mailApi() {
        return "http://localhost:" + mailApiPort;
    }
}
