package org.rollcall.leave.request;

import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/** The revision of a request or pass as an entity tag. */
public final class Revision {
    private Revision() {}

    /** The tag of a revision. */
    public static String tag(long revision) {
        return "\"" + revision + "\"";
    }

    /**
     * Lets pass who saw the present revision, or asks for none.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412 when it changed in the meantime
     */
    public static void check(long revision, @Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag(revision))) {
            throw Problem.stale("It has changed; read it again.");
        }
    }
}
