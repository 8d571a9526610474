package org.rollcall.escalation.letters;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.escalation.letters.DraftForm.Wanted;
import org.rollcall.escalation.letters.wording.LetterKind;

/**
 * What a drafted letter is about, so that there is no second one about the same: a finding, or else what sets one letter
 * of its kind apart from another, such as the meeting's date. Where nothing does, one a day is enough.
 *
 * @param id the finding, or made of what sets the letter apart
 * @param named whether something of the letter itself sets it apart
 */
record LetterMatter(UUID id, boolean named) {
    static LetterMatter of(int urn, LetterKind kind, Wanted wanted, LocalDate today) {
        String apart = kind.once().stream()
                .map(field -> wanted.fields().get(field))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        boolean named = !apart.isEmpty();
        if (wanted.findingId() != null) {
            return new LetterMatter(wanted.findingId(), named);
        }
        String name = "letter-matter/" + urn + "/" + wanted.pupilId() + "/" + kind.id() + "/"
                + (wanted.parentId() == null ? "" : wanted.parentId()) + "/" + (named ? apart : today);
        return new LetterMatter(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), named);
    }
}
