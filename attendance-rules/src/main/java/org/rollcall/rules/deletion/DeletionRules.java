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
     * The day by which the authority is to have the return: the last day on roll, or the day on which a parent's letter
     * arrived where the policy asks for that (ATT-A5.1).
     */
    public static LocalDate returnDue(DeletionCase given) {
        return given.policy().returnOnReceipt() && given.reason() == Reason.HOME_EDUCATION
                ? given.proof(Proof.WRITTEN_NOTICE).map(Statement::on).orElse(given.lastDay())
                : given.lastDay();
    }
}
