package org.rollcall.escalation.letters.wording;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A kind of letter: what it needs, what it says unless a school has its own wording, and who may have it drafted.
 *
 * @param id letter id, for example {@code three-day}
 * @param version of the standard wording
 * @param cites the clauses that name it
 * @param penaltyRelated whether it concerns a penalty, so that it never lets itself go and the head approves it
 * @param draftedUnder the policies under which a person may have it drafted; {@code all} for every one
 * @param once the fields by which two drafts are the same matter; without any, one a day is
 * @param fields by name
 * @param standard wording by language
 * @param passages wording of the mandatory passages, by name
 */
public record LetterKind(
        String id,
        String version,
        List<String> cites,
        boolean penaltyRelated,
        List<String> draftedUnder,
        List<String> once,
        Map<String, LetterField> fields,
        Map<Language, Wording> standard,
        Map<String, String> passages) {
    private static final String EVERY_POLICY = "all";

    /** Whether a person may have it drafted at a school of that policy. */
    public boolean isDraftedUnder(String policyId) {
        return draftedUnder.contains(EVERY_POLICY) || draftedUnder.contains(policyId);
    }

    /** What the values lack, by field; empty when the letter can be written. */
    public Map<String, String> lacks(LetterData data) {
        Map<String, String> lacks = new TreeMap<>();
        Map<String, List<String>> standing = data.standing();
        for (LetterField field : fields.values()) {
            Optional<String> fault = field.type() == FieldType.STANDING
                    ? standing.containsKey(field.name()) ? Optional.empty() : Optional.of("is not known")
                    : field.fault(data.entered(field.name()));
            fault.ifPresent(what -> lacks.put(field.name(), what));
        }
        return lacks;
    }

    /** What is wrong with values that a person enters, by field: unknown, blank or out of bounds. */
    public Map<String, String> faults(Map<String, String> entered) {
        Map<String, String> faults = new TreeMap<>();
        entered.forEach((name, value) -> {
            LetterField field = fields.get(name);
            if (field == null || field.type() == FieldType.STANDING) {
                faults.put(name, "is no field of the letter " + id);
            } else if (value.isBlank()) {
                faults.put(name, "is empty");
            } else {
                field.fault(value).ifPresent(what -> faults.put(name, what));
            }
        });
        return faults;
    }

    /** The standard wording in a language. */
    public Wording standardIn(Language language) {
        return Objects.requireNonNull(standard.get(language));
    }
}
