package org.rollcall.support.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPressTest {
    private static final int PAGES = 40;
    private static final int AT_A_TIME = 4;

    @Test
    void pagesPrintedAtTheSameTimeEachSayWhatTheyShould() throws Exception {
        // Given
        List<String> words = IntStream.range(0, PAGES)
                .mapToObj(n -> "Pupil " + n + " " + (char) ('A' + n) + " office ß Ω й")
                .toList();

        // When
        List<String> printed;
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Callable<byte[]>> pages = words.stream()
                    .<Callable<byte[]>>map(said -> () -> PdfPress.print(page(said)))
                    .toList();
            printed = threads.invokeAll(pages).stream()
                    .map(Future::resultNow)
                    .map(PdfPressTest::text)
                    .toList();
        }

        // Then
        assertThat(printed).isEqualTo(words);
    }

    @Test
    void thePageIsTaggedAndSaysItsLanguageAndTitle() throws IOException {
        // When
        byte[] pdf = PdfPress.print(page("Dear parent"));

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A page");
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
        }
    }

    @Test
    void aPageThatIsNotWellFormedIsRefused() {
        // When, then
        assertThatThrownBy(() -> PdfPress.print("<html><body><p>open</body></html>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String page(String says) {
        return "<!DOCTYPE html><html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>A page</title>"
                + "<meta name=\"description\" content=\"a page\"/><meta name=\"subject\" content=\"a page\"/>"
                + "<style>body { font-family: 'Liberation Sans'; }</style></head><body><p>" + says
                + "</p></body></html>";
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
