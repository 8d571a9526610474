package org.rollcall.escalation.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

/** Makes the page, the e-mail text and the tagged PDF of a letter; takes some tenths of a second of one core. */
@ApplicationScoped
public class LetterPress {
    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final LetterTemplates templates;

    LetterPress(LetterTemplates templates) {
        this.templates = templates;
    }

    /** Prints a sample, so that the first letter of the day does not wait for fonts and classes. */
    void warmUp(@Observes StartupEvent start) {
        LetterData sample = new LetterData(
                "L-00000000",
                LocalDate.EPOCH,
                "Sample School",
                "Sample Pupil",
                "Sample",
                new LetterData.Addressee("Sample Parent", List.of("1 Sample Road")),
                List.of(),
                Map.of(),
                "",
                "",
                "");
        Infrastructure.getDefaultWorkerPool()
                .execute(() -> templates.ids().forEach(template -> print(template, sample, true)));
    }

    /** Renders a letter; a draft carries a watermark. */
    RenderedLetter print(String template, LetterData data, boolean draft) {
        String html = templates.fill(template, "en.html", data, draft);
        return new RenderedLetter(
                templates.fill(template, "subject", data, draft).strip(),
                templates.fill(template, "en.txt", data, draft),
                html,
                pdf(html));
    }

    /** Only the text of the letter, for reading on a screen. */
    String text(String template, LetterData data) {
        return templates.fill(template, "en.txt", data, false);
    }

    private static byte[] pdf(String html) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(() -> font("LiberationSans-Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> font("LiberationSans-Bold"), FONT, BOLD, FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .withProducer("Rollcall")
                    .withHtmlContent(html, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String name) {
        InputStream in = LetterPress.class.getResourceAsStream("/fonts/" + name + ".ttf");
        if (in == null) {
            throw new IllegalStateException("missing font " + name);
        }
        return in;
    }
}
