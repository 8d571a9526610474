package org.rollcall.escalation.letters.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is put in for marks: as printed, several lines for a list.
 *
 * @param lines by the name of the field; a field without value is not there
 */
record MergeValues(Map<String, List<String>> lines) {
    Optional<List<String>> of(String field) {
        return Optional.ofNullable(lines.get(field)).filter(found -> !found.isEmpty());
    }
}
