package org.rollcall.register.print;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.support.print.PdfPress;

/** Fills a page with what it shows and prints it as PDF, on a worker thread. */
@ApplicationScoped
public class PrintPage {
    private static final List<String> PAGES =
            List.of("incident-form", "incident-report", "class-register", "attendance-certificate");

    // Before the resolver that reads properties.
    private static final ValueResolver DATES = ValueResolver.builder()
            .priority(10)
            .appliesTo(context -> PrintFormats.knows(context.getBase(), context.getName()))
            .resolveSync(context -> PrintFormats.write(context.getBase(), context.getName()))
            .build();

    private final Map<String, Template> templates = new HashMap<>();

    PrintPage() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(DATES)
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        Variant html = Variant.forContentType(Variant.TEXT_HTML);
        engine.putTemplate("layout", engine.parse(text("layout"), html, "layout"));
        PAGES.forEach(page -> templates.put(page, engine.parse(text(page), html, page)));
    }

    /** Prints the page; {@code data} is what its template calls {@code page}. */
    public Uni<byte[]> print(String page, Object data) {
        return Uni.createFrom()
                .item(() -> PdfPress.print(fill(page, data)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    String fill(String page, Object data) {
        Template template = templates.get(page);
        if (template == null) {
            throw new IllegalArgumentException("page: there is no " + page);
        }
        return template.data("page", data).render();
    }

    private static String text(String page) {
        try (InputStream in = PrintPage.class.getResourceAsStream("/prints/" + page + ".html")) {
            if (in == null) {
                throw new IllegalStateException("missing page " + page);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
