package org.rollcall.register.input;

import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/** A resource's revision as entity tag, and the check of {@code If-Match} against it. */
public final class Revision {
    private Revision() {}

    /** The entity tag of a revision. */
    public static EntityTag tag(long revision) {
        return new EntityTag(String.valueOf(revision));
    }

    /** Refuses with 412 when the caller names another version than the present one; null stands for not there yet. */
    public static void check(@Nullable String ifMatch, @Nullable Long present) {
        if (ifMatch == null || (ifMatch.equals("*") && present != null)) {
            return;
        }
        String wanted = ifMatch.startsWith("W/") ? ifMatch.substring(2) : ifMatch;
        if (!wanted.equals("\"" + present + "\"")) {
            throw Problem.stale("Read it again and decide on what it says now.");
        }
    }
}
