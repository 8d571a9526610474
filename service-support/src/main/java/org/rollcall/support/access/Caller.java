package org.rollcall.support.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.support.problem.Problem;

/**
 * The person or front end behind a request. A role always comes with the place it is held at; a role at one place says
 * nothing about another.
 *
 * @param subject the token's subject
 * @param name display name
 * @param grants roles with their places
 */
public record Caller(String subject, String name, Set<Grant> grants) {
    private static final String PLATFORM = "platform";

    /**
     * A role held at a place.
     *
     * @param role role
     * @param id URN, trust UID or local authority code; empty for the platform
     */
    public record Grant(Role role, String id) {}

    /** Reads the full group paths of a token; paths of no known shape grant nothing. */
    public static Caller of(String subject, String name, Collection<String> groupPaths) {
        Set<Grant> grants = new HashSet<>();
        for (String path : groupPaths) {
            String[] parts = path.split("/", -1);
            boolean platform = parts.length == 3 && parts[1].equals(PLATFORM);
            boolean place = parts.length == 4 && !parts[1].equals(PLATFORM) && !parts[2].isEmpty();
            if (parts[0].isEmpty() && (platform || place)) {
                Role.of(parts[1], parts[parts.length - 1])
                        .ifPresent(role -> grants.add(new Grant(role, platform ? "" : parts[2])));
            }
        }
        return new Caller(subject, name, Set.copyOf(grants));
    }

    /** Whether the caller holds one of the roles at the school. */
    public boolean isAt(int urn, Role... roles) {
        return holds(String.valueOf(urn), roles);
    }

    /** Whether the caller holds one of the roles at the place with this id. */
    public boolean holds(String id, Role... roles) {
        return Arrays.stream(roles).anyMatch(role -> grants.contains(new Grant(role, id)));
    }

    /** Whether the caller administers the platform. */
    public boolean isPlatformAdmin() {
        return holds("", Role.PLATFORM_ADMIN);
    }

    /** The roles held at a school. */
    public Set<Role> rolesAt(int urn) {
        return grants.stream()
                .filter(grant -> grant.id().equals(String.valueOf(urn)))
                .map(Grant::role)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of the places where the caller holds one of the roles. */
    public Set<String> placesOf(Role... roles) {
        Set<Role> wanted = Set.of(roles);
        return grants.stream()
                .filter(grant -> wanted.contains(grant.role()))
                .map(Grant::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Lets the caller pass with one of the roles at the school.
     *
     * @return the first of the roles that the caller holds there
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the school is none of the caller's, 403 when the
     *     role lacks
     */
    public Role require(int urn, Role... roles) {
        return require(String.valueOf(urn), "school", roles);
    }

    /**
     * Lets the caller pass with one of the roles at the place.
     *
     * @return the first of the roles that the caller holds there
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the place is none of the caller's, 403 when the
     *     role lacks
     */
    public Role require(String id, String what, Role... roles) {
        for (Role role : roles) {
            if (grants.contains(new Grant(role, id))) {
                return role;
            }
        }
        if (grants.stream().noneMatch(grant -> grant.id().equals(id))) {
            throw Problem.notFound(what);
        }
        throw Problem.forbidden("This needs the role "
                + Arrays.stream(roles).map(Role::word).collect(Collectors.joining(" or ")) + ".");
    }
}
