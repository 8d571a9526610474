package org.rollcall.support.print;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills a page with what it shows and prints it as PDF, on a worker thread. A page is {@code prints/NAME.html} of the
 * service, and includes the layout that lies here.
 */
public final class PagePress {
    // Before the resolver that reads properties.
    private static final ValueResolver DATES = ValueResolver.builder()
            .priority(10)
            .appliesTo(context -> PageFormats.knows(context.getBase(), context.getName()))
            .resolveSync(context -> PageFormats.write(context.getBase(), context.getName()))
            .build();

    private final Engine engine;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    /** A press for the pages of the running service. */
    public PagePress() {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(DATES)
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        engine.putTemplate("layout", parse("layout"));
    }

    /**
     * Prints the page; fails when there is none of that name.
     *
     * @param data what the template calls {@code page}; it has a {@code school} and a moment {@code printedAt}
     */
    public Uni<byte[]> print(String page, Object data) {
        return Uni.createFrom()
                .item(() -> PdfPress.print(fill(page, data)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    String fill(String page, Object data) {
        return templates.computeIfAbsent(page, this::parse).data("page", data).render();
    }

    private Template parse(String page) {
        return engine.parse(text(page), Variant.forContentType(Variant.TEXT_HTML), page);
    }

    private static String text(String page) {
        try (InputStream in = PagePress.class.getResourceAsStream("/prints/" + page + ".html")) {
            if (in == null) {
                throw new IllegalStateException("missing page " + page);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
