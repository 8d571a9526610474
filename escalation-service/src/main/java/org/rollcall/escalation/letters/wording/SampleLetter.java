package org.rollcall.escalation.letters.wording;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;

/** An example of each letter, about people who do not exist. */
final class SampleLetter {
    private SampleLetter() {}

    static LetterData of(LetterKind kind, Letterhead letterhead) {
        return of(kind, new LetterLook(letterhead, LetterFormat.USUAL, null));
    }

    static LetterData of(LetterKind kind, LetterLook look) {
        @Nullable String clause = kind.cites().isEmpty() ? null : kind.cites().getFirst();
        Map<String, String> fields = kind.fields().values().stream()
                .filter(field -> field.type() != FieldType.STANDING)
                .collect(Collectors.toMap(LetterField::name, LetterField::sample));
        return new LetterData(
                "L-0a1b2c3d",
                LocalDate.of(2026, 9, 21),
                look.letterhead().name(),
                "Sam Testpupil",
                "Sam",
                "4 Oak",
                new LetterData.Addressee("Alex Testparent", List.of("7 Test Street", "Testham", "TE5 7ST")),
                List.of(
                        new LetterData.CountedSession(LocalDate.of(2026, 9, 14), "AM", "N"),
                        new LetterData.CountedSession(LocalDate.of(2026, 9, 14), "PM", "N"),
                        new LetterData.CountedSession(LocalDate.of(2026, 9, 15), "AM", "N")),
                Map.of(),
                fields,
                clause == null ? "" : clause,
                clause == null ? "" : Clauses.find(clause).map(Clause::says).orElse(""),
                "",
                look);
    }
}
