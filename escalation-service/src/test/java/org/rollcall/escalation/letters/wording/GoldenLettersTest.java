package org.rollcall.escalation.letters.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.escalation.letters.wording.LetterInputFixture.TEMPLATES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden texts are written anew with {@code -Drollcall.golden=write}. */
@DisplayName("KCA-16.L1 KCA-16.D3b KCA-16.L2 KCA-16.P1 Letters say what the golden texts say")
class GoldenLettersTest {
    private static final Path STANDARD = Path.of("src/main/resources/letters/standard");
    private static final boolean WRITE = "write".equals(System.getProperty("rollcall.golden"));

    static List<LetterInputFixture> letters() {
        return LetterInputFixture.all();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theTextIsTheGoldenText(LetterInputFixture letter) throws IOException {
        // Given
        if (WRITE) {
            Files.createDirectories(letter.expected().getParent());
            Files.writeString(letter.expected(), letter.text());
        }

        // When
        String text = letter.text();

        // Then
        assertThat(text).isEqualTo(Files.readString(letter.expected()));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theLetterLacksNothing(LetterInputFixture letter) {
        // When
        var lacks = TEMPLATES.find(letter.letter()).lacks(letter.data());

        // Then
        assertThat(lacks).isEmpty();
    }

    @Test
    void everyFileIsALetterAndEveryGoldenTextIsOfOne() throws IOException {
        // Given
        List<String> files;
        try (var all = Files.list(STANDARD)) {
            files = all.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
        }
        List<Path> golden;
        try (var all = Files.walk(Path.of("src/test/resources/letters"))) {
            golden = all.filter(file -> file.toString().endsWith(".txt")).toList();
        }

        // When
        List<String> ids = TEMPLATES.all().stream().map(LetterKind::id).toList();

        // Then
        assertThat(ids).containsExactlyInAnyOrderElementsOf(files);
        assertThat(letters().stream().map(LetterInputFixture::expected)).containsExactlyInAnyOrderElementsOf(golden);
    }

    @Test
    void namesAreEscapedInThePageAndPlainInTheText() {
        // Given
        LetterInputFixture letter = letters().stream()
                .filter(each -> each.toString().contains("special"))
                .findFirst()
                .orElseThrow();

        // When
        String html = LetterInputFixture.PRESS.html(letter.letter(), letter.data(), false);

        // Then
        assertThat(html).contains("Aoife O&#39;Test-Ndiaye &amp; Co &lt;x&gt;").doesNotContain("<x>");
    }
}
