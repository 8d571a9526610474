package org.rollcall.endtoend.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person wrote down about a clause that no rule, or not a rule alone, carries out.
 *
 * @param features packages that carry it out
 * @param reasons what of it is recorded or left to people, and why
 * @param lacks what of the clause is not done; empty when nothing is known to be missing
 */
record Disposition(List<String> features, List<String> reasons, String lacks) {
    boolean isEmpty() {
        return features.isEmpty() && reasons.isEmpty();
    }

    String text() {
        List<String> parts = new ArrayList<>();
        if (!features.isEmpty()) {
            parts.add(String.join(", ", features));
        }
        parts.addAll(reasons);
        if (!lacks.isEmpty()) {
            parts.add("**open**: " + lacks);
        }
        return String.join("; ", parts);
    }
}
