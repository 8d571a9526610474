package org.rollcall.support.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;

/**
 * Verifies the token of every request, and recognises one that it verified just before: a class sends its token with each
 * register, and reading and verifying it took a third of what the gateway does for a request. What is not recognised
 * letter by letter is verified in full, and no refusal is remembered.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberingAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";
    private static final int MOST = 1_000;

    private final OidcAuthenticationMechanism verification;
    private final MachineClock clock;
    private final VerifiedTokens<SecurityIdentity> verified = new VerifiedTokens<>(MOST);

    RememberingAuthentication(OidcAuthenticationMechanism verification, MachineClock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String token = token(context);
        if (token == null) {
            return verification.authenticate(context, providers);
        }
        return verified.find(token, clock.now())
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() ->
                        verification.authenticate(context, providers).invoke(identity -> remember(token, identity)));
    }

    private static @Nullable String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : null;
    }

    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken bearer) {
            verified.remember(token, lasting(identity), Instant.ofEpochSecond(bearer.getExpirationTime()), clock.now());
        }
    }

    /** The bearer without what belongs to the one request that brought the token. */
    private static SecurityIdentity lasting(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return verification.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return verification.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return verification.getCredentialTransport(context);
    }
}
