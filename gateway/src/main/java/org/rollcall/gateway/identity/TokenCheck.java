package org.rollcall.gateway.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies issuer, audience, expiry, algorithm and signature of the token that a request brings. */
@ApplicationScoped
public class TokenCheck {
    private final HttpAuthenticator authenticator;

    TokenCheck(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * The bearer; empty when the request has no token. Fails with {@link
     * io.quarkus.security.AuthenticationFailedException} when the token is not good, and otherwise when its keys cannot
     * be had.
     */
    public Uni<Optional<Bearer>> bearer(RoutingContext request) {
        return authenticator
                .attemptAuthentication(request)
                .map(identity -> Optional.ofNullable(identity).flatMap(TokenCheck::read));
    }

    private static Optional<Bearer> read(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? Optional.of(new Bearer(token.getSubject(), Instant.ofEpochSecond(token.getExpirationTime())))
                : Optional.empty();
    }
}
