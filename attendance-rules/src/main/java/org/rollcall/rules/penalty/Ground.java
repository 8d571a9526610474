package org.rollcall.rules.penalty;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a penalty notice is asked for; which grounds a policy admits is its own (AET-10.7, BHCET-14.5, ATT-A1.8.5). */
public enum Ground {
    /** Ten unauthorised sessions in ten school weeks. */
    THRESHOLD("penaltyGroundThreshold"),
    OVERT_TRUANCY("penaltyGroundTruancy"),
    CONDONED_ABSENCE("penaltyGroundCondoned"),
    TERM_TIME_HOLIDAY("penaltyGroundHoliday"),
    PERSISTENT_LATENESS("penaltyGroundLateness"),
    EXCLUDED_IN_PUBLIC("penaltyGroundExcluded"),
    /** Unauthorised absence that the policy gives no number for. */
    UNAUTHORISED_ABSENCE("penaltyGroundUnauthorised");

    private final String parameter;

    Ground(String parameter) {
        this.parameter = parameter;
    }

    /** The policy's parameter that admits it. */
    String parameter() {
        return parameter;
    }

    /** The ground of that name. */
    public static Optional<Ground> find(String name) {
        return Arrays.stream(values())
                .filter(ground ->
                        ground.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst();
    }
}
