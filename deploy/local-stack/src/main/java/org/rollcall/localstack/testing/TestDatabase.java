package org.rollcall.localstack.testing;

/** A database made for one test application, and its two roles. It listens on 127.0.0.1. */
public record TestDatabase(
        int port, String name, String appUser, String appPassword, String ownerUser, String ownerPassword) {

    /** Its JDBC address. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }
}
