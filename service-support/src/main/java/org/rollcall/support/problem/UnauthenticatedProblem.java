package org.rollcall.support.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a call without a valid token. The problem library has mappers of its own for this, but they ask the HTTP layer
 * for its challenge in a way that this version of it no longer knows, and so would answer 500.
 */
public class UnauthenticatedProblem {
    private static final int BEFORE_THE_LIBRARY = 1;

    /** No token. */
    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response missing() {
        return challenge();
    }

    /** A token that does not hold: expired, from elsewhere, badly signed. */
    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response refused() {
        return challenge();
    }

    private static Response challenge() {
        return Response.fromResponse(Problem.unauthenticated().toResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
