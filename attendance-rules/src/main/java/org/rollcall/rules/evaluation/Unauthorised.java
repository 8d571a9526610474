package org.rollcall.rules.evaluation;

import java.util.Set;

/** The unauthorised codes, the same in both editions. */
final class Unauthorised {

    static final Set<String> WITHOUT_LATE = Set.of("G", "N", "O");

    private Unauthorised() {}
}
