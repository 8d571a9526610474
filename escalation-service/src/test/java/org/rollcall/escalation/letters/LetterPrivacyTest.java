package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.escalation.letters.wording.LetterData;
import org.rollcall.escalation.letters.wording.LetterFormat;
import org.rollcall.escalation.letters.wording.LetterLook;
import org.rollcall.escalation.letters.wording.LetterPress;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.letters.wording.Letterhead;
import org.rollcall.escalation.letters.wording.LookStore;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import org.rollcall.events.register.PeopleRecord;

class LetterPrivacyTest {
    private static final float POINTS_PER_MILLIMETRE = 72f / 25.4f;

    private final LetterPress press = new LetterPress(new LetterTemplates("standard"));

    @ParameterizedTest
    @ValueSource(strings = {"three-day", "school-warning", "five-day", "attendance-concern"})
    void aLetterCarriesNobodyElsesAddressPhoneOrEmail(String template) throws IOException {
        // Given
        PeopleRecord.Parent mother = parent("Mother Testparent", "1 Mother Road, Testham", "mother@example.invalid");
        PeopleRecord.Parent father = parent("Father Testparent", "9 Father Lane, Elsewhere", "father@example.invalid");

        // When
        RenderedLetter letter = press.print(template, data(template, mother, father), false);

        // Then
        String everything = letter.subject() + letter.text() + letter.html() + text(letter.pdf());
        assertThat(everything)
                .contains("Mother Testparent", "1 Mother Road")
                .doesNotContain("Father", "9 Father Lane", "Elsewhere", "@example.invalid", "01632", "1632")
                .doesNotContain("5 Pupil Close", "Gran Testcontact");
    }

    @Test
    void theAddressStandsInTheWindowOfTheEnvelope() throws IOException {
        // Given
        PeopleRecord.Parent mother =
                parent("Mother Testparent", "Flat 2, 1 Mother Road, Testham, TE5 7ST", "mother@example.invalid");

        // When
        RenderedLetter letter = press.print("three-day", data("three-day", mother), false);

        // Then
        List<Float> heights = heightsOf(letter.pdf(), "Mother Testparent", "TE5 7ST");
        assertThat(heights).hasSize(2).allMatch(height -> height > 39.5f && height < 66.3f);
    }

    @Test
    void thePdfIsTaggedAndDraftsSaySo() throws IOException {
        // Given
        LetterData data = data("three-day", parent("Mother Testparent", "1 Mother Road", null));

        // When
        RenderedLetter draft = press.print("three-day", data, true);

        // Then
        try (PDDocument document = Loader.loadPDF(draft.pdf())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).contains("Sam has been away");
            assertThat(document.getDocumentInformation().getSubject()).contains("Letter of Testfield School");
        }
        assertThat(text(draft.pdf())).contains("DRAFT");
    }

    private static LetterData data(String template, PeopleRecord.Parent to, PeopleRecord.Parent... others) {
        List<PeopleRecord.Parent> parents = new ArrayList<>(List.of(others));
        parents.add(to);
        PeopleRecord pupil = new PeopleRecord(
                900001,
                1,
                UUID.randomUUID(),
                "Testpupil",
                "Samantha",
                "Sam",
                "F",
                LocalDate.of(2017, 2, 3),
                null,
                "5 Pupil Close",
                "202",
                null,
                parents,
                List.of(new PeopleRecord.Contact(
                        UUID.randomUUID(), "Gran Testcontact", "grandmother", List.of("+441632960009"), 1)),
                List.of());
        LetterRequest request = new LetterRequest(
                900001,
                pupil.pupilId(),
                UUID.randomUUID(),
                "unexplained-day-3-letter",
                List.of("KCA-16.L1"),
                "kings-cross-2024",
                "letter",
                template,
                false,
                false,
                Instant.parse("2026-09-16T08:30:00Z"),
                null);
        Letter letter = Letter.of(request, to.parentId(), Channel.EMAIL, new LetterState.Proposed(request.raisedAt()));
        LetterFacts.Basis basis = new LetterFacts.Basis(
                "Testfield School",
                request.ruleId(),
                request.clauses(),
                request.policyId(),
                new JsonObject("{\"sessions\":[{\"date\":\"2026-09-14\",\"session\":\"AM\",\"code\":\"N\"}],"
                                + "\"figures\":{\"percent\":\"94.50\"}}")
                        .getMap());
        return ComposeLetter.composed(
                        letter,
                        pupil,
                        to,
                        basis,
                        new LookStore.Seen(
                                new LetterLook(Letterhead.of("Testfield School"), LetterFormat.USUAL, null), "4 Oak"),
                        LocalDate.of(2026, 9, 16))
                .data();
    }

    private static PeopleRecord.Parent parent(
            String name, String address, @org.jspecify.annotations.Nullable String email) {
        return new PeopleRecord.Parent(
                UUID.randomUUID(), name, address, true, List.of("+441632960001"), email, true, 1);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Millimetres from the top edge of the first lines of the page that begin with these words. */
    private static List<Float> heightsOf(byte[] pdf, String... beginnings) throws IOException {
        List<Float> heights = new ArrayList<>();
        PDFTextStripper reader = new PDFTextStripper() {
            @Override
            protected void writeString(String line, List<TextPosition> positions) {
                for (String beginning : beginnings) {
                    if (line.startsWith(beginning)) {
                        heights.add(positions.getFirst().getYDirAdj() / POINTS_PER_MILLIMETRE);
                    }
                }
            }
        };
        try (PDDocument document = Loader.loadPDF(pdf)) {
            reader.getText(document);
        }
        return heights;
    }
}
