package org.rollcall.localstack.stack;

import org.rollcall.localstack.folder.Ports.Port;

/** The five services of Rollcall as the stack runs them. */
public enum Service {
    REGISTER("register", "register-service", Port.REGISTER, 6),
    /** Before the two that follow: it takes longest to start. */
    ESCALATION("escalation", "escalation-service", Port.ESCALATION, 7),
    LEAVE("leave", "leave-service", Port.LEAVE, 5),
    REPORTING("reporting", "reporting-service", Port.REPORTING, 6),
    GATEWAY("gateway", "gateway", Port.GATEWAY, 0);

    private final String title;
    private final String module;
    private final Port port;
    private final int connections;

    Service(String title, String module, Port port, int connections) {
        this.title = title;
        this.module = module;
        this.port = port;
        this.connections = connections;
    }

    /** Its short name, which is also that of its database. */
    public String title() {
        return title;
    }

    /** The module that builds it. */
    public String module() {
        return module;
    }

    public Port port() {
        return port;
    }

    public boolean hasDatabase() {
        return connections > 0;
    }

    /** How many connections it has to its database at the most; each is a process of the server. */
    public int connections() {
        return connections;
    }
}
