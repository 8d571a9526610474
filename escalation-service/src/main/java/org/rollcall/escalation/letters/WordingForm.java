package org.rollcall.escalation.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.Language;
import org.rollcall.escalation.letters.wording.Wording;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A wording as it is sent, or what is to happen to one.
 *
 * @param subject one line
 * @param body paragraphs, lists, warnings and mandatory passages
 * @param language STANDARD or PLAIN; STANDARD when absent
 * @param from first day of letters that say it; today when absent
 * @param largePrint whether a preview is in large print
 */
public record WordingForm(
        @Nullable String subject,
        @Nullable String body,
        @Nullable String language,
        @Nullable String from,
        @Nullable Boolean largePrint) {
    private static final WordingForm EMPTY = new WordingForm(null, null, null, null, null);

    static WordingForm of(@Nullable WordingForm form) {
        return Objects.requireNonNullElse(form, EMPTY);
    }

    /** The words; 400 when one of both is missing. */
    Wording wording() {
        if (subject == null || body == null) {
            throw Problem.invalid(List.of(new FieldError(subject == null ? "subject" : "body", "is missing")));
        }
        return new Wording(subject.strip(), body);
    }

    boolean hasWords() {
        return subject != null || body != null;
    }

    boolean isLargePrint() {
        return Boolean.TRUE.equals(largePrint);
    }

    Language inLanguage() {
        return language(language);
    }

    static Language language(@Nullable String word) {
        return Objects.requireNonNullElse(QueryValue.state(Language.class, word), Language.STANDARD);
    }

    /** The first day, read; null when absent. */
    @Nullable
    LocalDate firstDay() {
        return QueryValue.date("from", from);
    }
}
