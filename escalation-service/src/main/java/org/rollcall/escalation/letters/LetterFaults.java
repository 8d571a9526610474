package org.rollcall.escalation.letters;

import java.util.Map;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Refuses values that a letter cannot be written with, each by its field. */
final class LetterFaults {
    private LetterFaults() {}

    /** 422 unless there is no fault. */
    static void refuse(Map<String, String> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(
                    "letter-fields",
                    "The letter cannot be written with these values.",
                    faults.entrySet().stream()
                            .map(fault -> new FieldError("fields." + fault.getKey(), fault.getValue()))
                            .sorted((a, b) -> a.field().compareTo(b.field()))
                            .toList());
        }
    }
}
