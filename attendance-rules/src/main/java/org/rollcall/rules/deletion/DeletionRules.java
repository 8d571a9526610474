package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Says what a deletion lacks: the ground's own proofs, its days, and what the school's policy puts before it. */
public final class DeletionRules {
    private DeletionRules() {}

    /** Everything that stands in the way, in the order of the request's fields; empty when the head may decide. */
    public static List<Lack> lacks(DeletionCase given) {
        List<Lack> lacks = new ArrayList<>(LastDayRules.lacks(given));
        lacks.addAll(GroundRules.lacks(given));
        lacks.addAll(ProcedureRules.lacks(given));
        given.proofs().forEach((proof, statement) -> {
            if (statement.on().isAfter(given.today())) {
                lacks.add(new Lack(
                        "evidence." + proof.field() + ".on",
                        "lies in the future",
                        GroundEdition.on(given.lastDay()).cite()));
            }
        });
        return List.copyOf(lacks);
    }

    /**
     * The day by which the authority is to have the return: the last day on roll, or where the policy asks for it the day
     * on which a parent's letter arrived (ATT-A5.1), on which the start elsewhere was confirmed (ATT-A5.9), or, for a move
     * away, on which it is known (ATT-A5.4).
     */
    public static LocalDate returnDue(DeletionCase given) {
        return switch (given.reason()) {
            case HOME_EDUCATION -> on(given, given.policy().returnOnReceipt(), Proof.WRITTEN_NOTICE);
            case OTHER_SCHOOL -> on(given, given.policy().startSeen(), Proof.STARTED);
            case MOVED_AWAY ->
                given.policy().authorityAdvises() && given.today().isBefore(given.lastDay())
                        ? given.today()
                        : given.lastDay();
            default -> given.lastDay();
        };
    }

    private static LocalDate on(DeletionCase given, boolean asked, Proof proof) {
        return asked ? given.proof(proof).map(Statement::on).orElse(given.lastDay()) : given.lastDay();
    }
}
