package org.rollcall.localstack.stack;

import org.rollcall.localstack.folder.Ports.Port;

/** The five services of Rollcall as the stack runs them. */
public enum Service {
    REGISTER("register", "register-service", Port.REGISTER, true),
    LEAVE("leave", "leave-service", Port.LEAVE, true),
    ESCALATION("escalation", "escalation-service", Port.ESCALATION, true),
    REPORTING("reporting", "reporting-service", Port.REPORTING, true),
    GATEWAY("gateway", "gateway", Port.GATEWAY, false);

    private final String title;
    private final String module;
    private final Port port;
    private final boolean hasDatabase;

    Service(String title, String module, Port port, boolean hasDatabase) {
        this.title = title;
        this.module = module;
        this.port = port;
        this.hasDatabase = hasDatabase;
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
        return hasDatabase;
    }
}
