package org.rollcall.register.school;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.register.audit.Actor;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.problem.Problem;

/** Who may do something at a school by a role there, or as the central team of its trust. */
public final class SchoolAccess {
    private SchoolAccess() {}

    /**
     * Lets pass the central team of the school's trust and who holds one of the roles at the school.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when neither school nor trust is the caller's, 403 when
     *     the role lacks
     */
    public static Actor requireHereOrCentral(Caller caller, SchoolRow school, Role... here) {
        return requireHereOrCentral(caller, school.urn(), school.trustUid(), here);
    }

    /** The same for a school given by its number and its trust's. */
    public static Actor requireHereOrCentral(Caller caller, int urn, String trustUid, Role... here) {
        if (caller.holds(trustUid, Role.CENTRAL)) {
            return Actor.of(caller, Role.CENTRAL);
        }
        for (Role role : here) {
            if (caller.isAt(urn, role)) {
                return Actor.of(caller, role);
            }
        }
        if (isStranger(caller, urn, trustUid)) {
            throw Problem.notFound("school");
        }
        throw Problem.forbidden("This needs the role "
                + Stream.concat(Arrays.stream(here), Stream.of(Role.CENTRAL))
                        .map(Role::word)
                        .collect(Collectors.joining(" or "))
                + ".");
    }

    /** Whether neither the school nor the trust is among the caller's places. */
    static boolean isStranger(Caller caller, int urn, String trustUid) {
        return caller.rolesAt(urn).isEmpty() && !caller.holds(trustUid, Role.CENTRAL, Role.DATA_MANAGER, Role.TRUSTEE);
    }
}
