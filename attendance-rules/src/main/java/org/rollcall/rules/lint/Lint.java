package org.rollcall.rules.lint;

import org.rollcall.rules.lint.Departure.Effect;
import org.rollcall.rules.policy.Statement.Topic;

/** The kinds of departure, each held against one clause of the national rules. */
public enum Lint {
    /** A register is open for more than 30 minutes, not at all, or not equally long in both sessions. */
    REGISTER_WINDOW("NAT-WT.3", Effect.POLICY_RUNS),
    /** Entries are kept for less than six years. */
    RETENTION("NAT-2024.7", Effect.LAW_RUNS),
    /** Codes that the edition in force no longer has. */
    RETIRED_CODES("NAT-2024.10c", Effect.LAW_RUNS),
    /** Amounts of penalty notices of the former regime. */
    PENALTY_REGIME("NAT-PN.1", Effect.LAW_RUNS),
    /** The days of a penalty notice count from another day than its receipt. */
    PENALTY_DAYS("NAT-PN.3", Effect.POLICY_RUNS),
    /** Persistent absence is not 10 % or more missed. */
    PERSISTENT_ABSENCE("NAT-DFE.1", Effect.POLICY_RUNS),
    /** Bands that overlap or leave gaps as printed. */
    BANDS("NAT-DFE.1", Effect.POLICY_RUNS),
    /** Returns of irregular attendance less often than monthly. */
    ATTENDANCE_RETURN("NAT-2024.13e", Effect.POLICY_RUNS),
    /** A reason may stay unknown for longer than five school days. */
    UNEXPLAINED("NAT-2024.10", Effect.LAW_RUNS),
    /** Deletion without joint enquiries, or by grounds of the former edition. */
    DELETION("NAT-2024.9", Effect.LAW_RUNS),
    /** Leave that was granted is recoded afterwards. */
    RECODED_LEAVE("NAT-2024.11", Effect.POLICY_RUNS),
    /** Leave is refused without looking at the case. */
    REFUSED_LEAVE("NAT-2024.11", Effect.POLICY_RUNS),
    /** Revoked regulations are cited as current. */
    REVOKED_REGULATIONS("NAT-2024.1", Effect.POLICY_RUNS),
    /** The document contradicts itself. */
    CONTRADICTION("NAT-WT.4", Effect.POLICY_RUNS);

    private final String law;
    private final Effect effect;

    Lint(String law, Effect effect) {
        this.law = law;
        this.effect = effect;
    }

    String law() {
        return law;
    }

    Effect effect() {
        return effect;
    }

    static Lint of(Topic topic) {
        return switch (topic) {
            case RETENTION_YEARS -> RETENTION;
            case PENALTY_POUNDS -> PENALTY_REGIME;
            case PENALTY_DAYS -> PENALTY_DAYS;
            case CODES -> RETIRED_CODES;
            case PERSISTENT_ABSENCE -> PERSISTENT_ABSENCE;
            case BANDS -> BANDS;
            case ATTENDANCE_RETURN -> ATTENDANCE_RETURN;
            case UNEXPLAINED -> UNEXPLAINED;
            case DELETION -> DELETION;
            case RECODED_LEAVE -> RECODED_LEAVE;
            case REFUSED_LEAVE -> REFUSED_LEAVE;
            case REGULATIONS -> REVOKED_REGULATIONS;
            case CONTRADICTION -> CONTRADICTION;
        };
    }
}
