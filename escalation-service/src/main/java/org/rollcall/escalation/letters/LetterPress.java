package org.rollcall.escalation.letters;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rollcall.support.print.PdfPress;

/** Makes the page, the e-mail text and the tagged PDF of a letter; takes some tenths of a second of one core. */
@ApplicationScoped
public class LetterPress {
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
                PdfPress.print(html));
    }

    /** Only the text of the letter, for reading on a screen. */
    String text(String template, LetterData data) {
        return templates.fill(template, "en.txt", data, false);
    }
}
