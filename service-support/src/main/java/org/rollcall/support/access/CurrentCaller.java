package org.rollcall.support.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls in the current request, read from the verified token. */
@RequestScoped
public class CurrentCaller {
    private final JsonWebToken token;

    CurrentCaller(JsonWebToken token) {
        this.token = token;
    }

    /** The caller; the request must be authenticated. */
    public Caller get() {
        String name = Objects.requireNonNullElse(token.<String>getClaim("name"), token.getName());
        return Caller.of(token.getSubject(), name, token.getGroups());
    }
}
