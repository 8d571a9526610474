package org.rollcall.gateway.upstream;

import java.util.Locale;

/** A service behind the gateway; the order is the one in which events flow from service to service. */
public enum Upstream {
    REGISTER,
    LEAVE,
    ESCALATION,
    REPORTING;

    /** The name used in configuration, logs and problem details. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
