package org.rollcall.escalation.letters.wording;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.rollcall.support.print.PdfPress;

/** Makes the page, the e-mail text and the tagged PDF of a letter; takes some milliseconds of one core. */
@ApplicationScoped
public class LetterPress {
    private static final long WARM_UP_AFTER_SECONDS = 8;

    private final LetterTemplates templates;
    private final Template page;
    private final Template mail;

    public LetterPress(LetterTemplates templates) {
        this.templates = templates;
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        page = layout(engine, "en.html", Variant.TEXT_HTML);
        mail = layout(engine, "en.txt", Variant.TEXT_PLAIN);
    }

    /**
     * Prints a sample, so that the first letter of the day does not wait for fonts and classes; a while after the start,
     * which has enough to do.
     */
    void warmUp(@Observes StartupEvent start) {
        LetterKind first = templates.all().iterator().next();
        var warming = Infrastructure.getDefaultWorkerPool()
                .schedule(
                        () -> print(first.id(), SampleLetter.of(first, Letterhead.of("Sample School")), true),
                        WARM_UP_AFTER_SECONDS,
                        TimeUnit.SECONDS);
        assert warming != null;
    }

    /** Renders a letter; a draft carries a watermark. */
    public RenderedLetter print(String template, LetterData data, boolean draft) {
        Filled filled = fill(templates.find(template), data);
        String html = layout(page, data, filled.subject(), filled.html(), draft);
        return new RenderedLetter(
                filled.subject(),
                layout(mail, data, filled.subject(), filled.text(), draft),
                html,
                PdfPress.print(html));
    }

    /** Only the text of the letter, for reading on a screen. */
    public String text(String template, LetterData data) {
        Filled filled = fill(templates.find(template), data);
        return layout(mail, data, filled.subject(), filled.text(), false);
    }

    /** Only the page of the letter. */
    String html(String template, LetterData data, boolean draft) {
        Filled filled = fill(templates.find(template), data);
        return layout(page, data, filled.subject(), filled.html(), draft);
    }

    /** Only the subject line. */
    String subject(String template, LetterData data) {
        return fill(templates.find(template), data).subject();
    }

    private record Filled(String subject, String html, String text) {}

    private static Filled fill(LetterKind kind, LetterData data) {
        Wording wording = wording(kind, data.look());
        Map<String, List<Block>> passages = new LinkedHashMap<>();
        kind.passages()
                .forEach((name, text) ->
                        passages.put(name, WordingReader.read(text).blocks()));
        WordingPage filling = new WordingPage(passages, values(kind, data));
        List<Block> body = WordingReader.read(wording.body()).blocks();
        String subject = filling.textLine(LineReader.read(wording.subject(), fault -> {}))
                .orElse(kind.id());
        return new Filled(subject, filling.html(body), filling.text(body));
    }

    /** The school's wording as long as it fits the letter as it is now. */
    private static Wording wording(LetterKind kind, LetterLook look) {
        Wording own = look.own();
        return own != null && WordingRules.faults(kind, own).isEmpty()
                ? own
                : kind.standardIn(look.format().language());
    }

    private static MergeValues values(LetterKind kind, LetterData data) {
        Map<String, List<String>> values = new LinkedHashMap<>(data.standing());
        for (LetterField field : kind.fields().values()) {
            String entered = data.entered(field.name());
            if (field.type() != FieldType.STANDING
                    && entered != null
                    && !entered.isBlank()
                    && field.fault(entered).isEmpty()) {
                values.put(field.name(), field.type().print(entered.strip(), field));
            }
        }
        return new MergeValues(values);
    }

    private static String layout(Template template, LetterData data, String subject, String body, boolean draft) {
        return template.data("letter", data)
                .data("date", LetterFormats.write(data.date(), "long"))
                .data("head", data.look().letterhead())
                .data("large", data.look().format().largePrint())
                .data("subject", subject)
                .data("body", body)
                .data("draft", draft)
                .render();
    }

    private static Template layout(Engine engine, String name, String type) {
        return engine.parse(
                LetterTemplates.text("/letters/layout/" + name),
                new Variant(Locale.UK, StandardCharsets.UTF_8, type),
                name);
    }
}
