package org.rollcall.escalation.letters;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.Variant;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.Policies;

/** The letters at hand, one folder of content each; a policy that names another one keeps the service from starting. */
@Startup
@ApplicationScoped
public class LetterTemplates {
    // Before the resolver that reads properties.
    private static final ValueResolver DATES = ValueResolver.builder()
            .priority(10)
            .appliesTo(context -> context.getBase() instanceof LocalDate && LetterFormats.knows(context.getName()))
            .resolveSync(context ->
                    LetterFormats.write((LocalDate) Objects.requireNonNull(context.getBase()), context.getName()))
            .build();

    private final Map<String, LetterKind> kinds = new LinkedHashMap<>();
    private final Map<String, Template> templates = new LinkedHashMap<>();

    LetterTemplates(@ConfigProperty(name = "rollcall.letters.set", defaultValue = "standard") String set) {
        String folder = "/letters/" + set + "/";
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(DATES)
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true)
                .build();
        Variant html = Variant.forContentType(Variant.TEXT_HTML);
        engine.putTemplate("layout", engine.parse(text("/letters/layout/en.html"), html, "layout"));
        for (String id : text("/letters/index.txt").lines().toList()) {
            Properties about = properties(text(folder + id + "/about.properties"));
            kinds.put(id, LetterKind.of(id, about));
            keep(engine, id + "/subject", about.getProperty("subject", ""), Variant.TEXT_PLAIN);
            keep(engine, id + "/en.txt", text(folder + id + "/en.txt"), Variant.TEXT_PLAIN);
            keep(engine, id + "/en.html", text(folder + id + "/en.html"), Variant.TEXT_HTML);
        }
        requireThoseOf(Policies.load());
    }

    /** The ids of all letters. */
    Set<String> ids() {
        return kinds.keySet();
    }

    /**
     * The kind of letter with that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    LetterKind find(String id) {
        LetterKind kind = kinds.get(id);
        if (kind == null) {
            throw new IllegalArgumentException("there is no letter " + id);
        }
        return kind;
    }

    /** Fills one of a letter's templates: {@code subject}, {@code en.txt} or {@code en.html}. */
    String fill(String id, String part, LetterData data, boolean draft) {
        Template template = templates.get(find(id).id() + "/" + part);
        if (template == null) {
            throw new IllegalArgumentException("letter " + id + " has no " + part);
        }
        return template.data("letter", data, "draft", draft).render();
    }

    /** Fails when a policy names a letter that is not at hand. */
    void requireThoseOf(Policies policies) {
        policies.ids().stream()
                .flatMap(id -> policies.find(id).stream())
                .flatMap(policy -> policy.rules().stream())
                .flatMap(rule -> rule.then().stream())
                .forEach(action -> {
                    if (action instanceof ActionRule.SendLetter letter) {
                        find(letter.letter());
                    }
                });
    }

    private void keep(Engine engine, String id, String content, String type) {
        templates.put(id, engine.parse(content, new Variant(Locale.UK, StandardCharsets.UTF_8, type), id));
    }

    private static Properties properties(String content) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(content));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = LetterTemplates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing letter content " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
