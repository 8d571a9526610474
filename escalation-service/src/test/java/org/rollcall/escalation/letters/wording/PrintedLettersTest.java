package org.rollcall.escalation.letters.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.escalation.letters.wording.LetterInputFixture.PRESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrintedLettersTest {
    private static final int MOST_PAGES = 2;
    private static final int MOST_LARGE_PAGES = 4;
    private static final float LARGE = 18f;

    static List<LetterInputFixture> letters() {
        return LetterInputFixture.samples();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theLetterFitsItsPagesAndNoMarkIsLeft(LetterInputFixture letter) throws IOException {
        // When
        byte[] pdf = PRESS.print(letter.letter(), letter.data(), false).pdf();

        // Then
        boolean large = letter.data().look().format().largePrint();
        keep(letter, pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Sizes reader = new Sizes();
            String text = reader.getText(document);
            assertThat(document.getNumberOfPages()).isBetween(1, large ? MOST_LARGE_PAGES : MOST_PAGES);
            assertThat(text)
                    .contains("Dear ", "21 September 2026", "Testfield School", "Robin Teststaff", "TE5 7ST")
                    .doesNotContain("{", "}", "**", "null", "DRAFT", "&amp;", "&#");
            assertThat(large ? reader.sizeOf("Dear ") : LARGE).isEqualTo(LARGE);
        }
    }

    /** Keeps the PDF for a person to look at, in the folder named by {@code -Drollcall.letters.keep=}. */
    private static void keep(LetterInputFixture letter, byte[] pdf) throws IOException {
        String folder = System.getProperty("rollcall.letters.keep");
        if (folder != null) {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, letter.letter() + "-" + letter.name() + ".pdf"), pdf);
        }
    }

    private static final class Sizes extends PDFTextStripper {
        private record Line(String text, float size) {}

        private final List<Line> lines = new ArrayList<>();

        @Override
        protected void writeString(String line, List<TextPosition> positions) throws IOException {
            lines.add(new Line(line, positions.getFirst().getFontSizeInPt()));
            super.writeString(line, positions);
        }

        float sizeOf(String beginning) {
            return lines.stream()
                    .filter(line -> line.text().startsWith(beginning))
                    .findFirst()
                    .orElseThrow()
                    .size();
        }
    }
}
