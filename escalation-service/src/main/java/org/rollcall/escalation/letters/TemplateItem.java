package org.rollcall.escalation.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.Language;
import org.rollcall.escalation.letters.wording.LetterField;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.Wording;
import org.rollcall.escalation.letters.wording.WordingVersion;

/**
 * A letter as those see it who word or draft it.
 *
 * @param template letter id
 * @param clauses the clauses that name it
 * @param penaltyRelated whether the head approves it
 * @param draftedUnder the policies under which a person may have it drafted; {@code all} for every one
 * @param fields what can be put in beside what every letter knows
 */
public record TemplateItem(
        String template,
        List<String> clauses,
        boolean penaltyRelated,
        List<String> draftedUnder,
        Collection<LetterField> fields) {
    static TemplateItem of(LetterKind kind) {
        return new TemplateItem(
                kind.id(),
                kind.cites(),
                kind.penaltyRelated(),
                kind.draftedUnder(),
                kind.fields().values());
    }

    /** All letters. */
    public record All(
            List<TemplateItem> items, @JsonInclude @Nullable String nextCursor) {}

    /**
     * A letter with its wording in one language.
     *
     * @param template the letter
     * @param language STANDARD or PLAIN
     * @param standing what every letter can put in
     * @param passages the mandatory passages with their words
     * @param standard the standard wording
     * @param inForce the school's own version in force today, null for the standard wording
     * @param versions every version of the school's own, newest first
     */
    public record Worded(
            TemplateItem template,
            Language language,
            List<String> standing,
            Map<String, String> passages,
            Wording standard,
            @JsonInclude @Nullable WordingVersion inForce,
            List<WordingVersion> versions) {}
}
