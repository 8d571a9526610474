package org.rollcall.escalation.letters.wording;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.Policies;

/** The letters at hand; a policy that names another one keeps the service from starting. */
@Startup
@ApplicationScoped
public class LetterTemplates {
    private final Map<String, LetterKind> kinds = new LinkedHashMap<>();

    public LetterTemplates(@ConfigProperty(name = "rollcall.letters.set", defaultValue = "standard") String set) {
        for (String id : text("/letters/index.txt").lines().toList()) {
            LetterKind kind = StandardLetter.read(id, text("/letters/" + set + "/" + id + ".yaml"));
            requireSound(kind);
            kinds.put(id, kind);
        }
        requireThoseOf(Policies.load());
    }

    /** All letters. */
    public Collection<LetterKind> all() {
        return kinds.values();
    }

    /** The letter with that id, if there is one. */
    public Optional<LetterKind> lookUp(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /**
     * The kind of letter with that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LetterKind find(String id) {
        return lookUp(id).orElseThrow(() -> new IllegalArgumentException("there is no letter " + id));
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

    private static void requireSound(LetterKind kind) {
        for (Wording wording : kind.standard().values()) {
            List<WordingFault> faults = WordingRules.faults(kind, wording);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("letter " + kind.id() + ": " + faults);
            }
        }
    }

    static String text(String resource) {
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
