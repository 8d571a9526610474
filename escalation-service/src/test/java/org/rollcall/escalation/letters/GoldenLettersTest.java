package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("KCA-16.L1 KCA-16.D3b KCA-16.L2 KCA-16.P1 Letters say what the golden texts say")
class GoldenLettersTest {
    private static final Path STANDARD = Path.of("src/main/resources/letters/standard");

    private final LetterTemplates templates = new LetterTemplates("standard");

    static List<LetterInputFixture> letters() {
        return LetterInputFixture.all();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theTextIsTheGoldenText(LetterInputFixture letter) throws IOException {
        // When
        String text = templates.fill(letter.letter(), "subject", letter.data(), false) + "\n\n"
                + templates.fill(letter.letter(), "en.txt", letter.data(), false);

        // Then
        assertThat(text.strip()).isEqualTo(Files.readString(letter.expected()).strip());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theInputFitsTheSchema(LetterInputFixture letter) throws IOException {
        // Given
        String schema = Files.readString(STANDARD.resolve(letter.letter()).resolve("data.schema.json"));
        Schema form = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);

        // When
        var errors = form.validate(Files.readString(letter.input()), InputFormat.JSON);

        // Then
        assertThat(errors).isEmpty();
    }

    @Test
    void everyFolderIsALetterAndHasAGoldenText() throws IOException {
        // Given
        List<String> folders;
        try (var all = Files.list(STANDARD)) {
            folders = all.map(folder -> folder.getFileName().toString()).toList();
        }

        // When
        List<String> withGolden =
                letters().stream().map(LetterInputFixture::letter).distinct().toList();

        // Then
        assertThat(templates.ids()).containsExactlyInAnyOrderElementsOf(folders);
        assertThat(withGolden).containsExactlyInAnyOrderElementsOf(folders);
    }

    @Test
    void namesAreEscapedInThePageAndPlainInTheText() {
        // Given
        LetterInputFixture letter = letters().stream()
                .filter(each -> each.toString().contains("special"))
                .collect(Collectors.toList())
                .getFirst();

        // When
        String html = templates.fill(letter.letter(), "en.html", letter.data(), false);

        // Then
        assertThat(html).contains("Aoife O&#39;Test-Ndiaye &amp; Co &lt;x&gt;").doesNotContain("<x>");
    }
}
