package org.rollcall.support.deadletter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/**
 * Who may see and decide: the central team of the school's trust and platform administrators; administrators alone
 * where the school is unreadable or unknown here.
 */
@ApplicationScoped
class DeadLetterAccess {
    private final ScopedDatabase database;
    private final TrustOfSchool trusts;
    private final String service;

    DeadLetterAccess(
            ScopedDatabase database, TrustOfSchool trusts, @ConfigProperty(name = "rollcall.service") String service) {
        this.database = database;
        this.trusts = trusts;
        this.service = service;
    }

    /**
     * Lets the caller pass for one school.
     *
     * @return fails with 404 when the school is none of the caller's or this is another service, with 403 when the role
     *     lacks
     */
    Uni<Decider> at(String named, int urn, Caller caller) {
        requireThis(named);
        if (caller.isPlatformAdmin()) {
            return Uni.createFrom().item(decider(caller, Role.PLATFORM_ADMIN));
        }
        return database.inTransaction(Scope.school(urn), transaction -> trusts.of(transaction, urn))
                .map(trust -> decider(caller, required(caller, urn, trust.orElse(null))));
    }

    /**
     * Lets platform administrators pass, for every school and none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when this is another service, 403 when the role lacks
     */
    Decider everywhere(String named, Caller caller) {
        requireThis(named);
        if (!caller.isPlatformAdmin()) {
            throw Problem.forbidden("This needs the role " + Role.PLATFORM_ADMIN.word() + " of the platform.");
        }
        return decider(caller, Role.PLATFORM_ADMIN);
    }

    static Role required(Caller caller, int urn, @Nullable String trust) {
        if (trust != null && caller.holds(trust, Role.CENTRAL)) {
            return Role.CENTRAL;
        }
        boolean stranger = caller.rolesAt(urn).isEmpty() && (trust == null || !caller.holds(trust, Role.values()));
        throw stranger
                ? Problem.notFound("school")
                : Problem.forbidden("This needs the role " + Role.CENTRAL.word() + " of the school's trust.");
    }

    private void requireThis(String named) {
        if (!named.equals(service)) {
            throw Problem.notFound("service");
        }
    }

    private static Decider decider(Caller caller, Role role) {
        return new Decider(caller.subject(), caller.name(), role.word());
    }
}
