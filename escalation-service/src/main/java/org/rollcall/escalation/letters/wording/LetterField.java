package org.rollcall.escalation.letters.wording;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is put into a letter.
 *
 * @param name as it stands between the braces
 * @param type kind of its value
 * @param required whether the letter is not sent without it
 * @param says what it is, for the person who gives it
 * @param sample an example
 * @param atLeast lowest value, null without
 * @param atMost highest value, null without
 * @param below what the value stays under, null without
 * @param longest characters at most
 * @param choices the words it may be, each with what is printed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LetterField(
        String name,
        FieldType type,
        boolean required,
        String says,
        String sample,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost,
        @Nullable BigDecimal below,
        int longest,
        Map<String, String> choices) {
    /** What is wrong with a value; empty when nothing is. */
    Optional<String> fault(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return required ? Optional.of("is missing") : Optional.empty();
        }
        return type.fault(value.strip(), this);
    }

    Optional<String> outOfBounds(BigDecimal value) {
        if (atLeast != null && value.compareTo(atLeast) < 0) {
            return Optional.of("is under " + atLeast.toPlainString());
        }
        if (atMost != null && value.compareTo(atMost) > 0) {
            return Optional.of("is over " + atMost.toPlainString());
        }
        if (below != null && value.compareTo(below) >= 0) {
            return Optional.of("is not under " + below.toPlainString());
        }
        return Optional.empty();
    }
}
