package org.rollcall.localstack.folder;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The secrets of one instance: generated when it is first started, kept in a file of mode 600, never committed. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> byName;

    private Secrets(Path file, Map<String, String> byName) {
        this.file = file;
        this.byName = byName;
    }

    /** The secrets of an instance, whether or not it has any yet. */
    public static Secrets in(StackFolder folder) {
        try {
            Map<String, String> known = Files.exists(folder.secrets())
                    ? Json.MAPPER.readValue(
                            Files.readString(folder.secrets()), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<>();
            return new Secrets(folder.secrets(), known);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The secret of that name, made up and written down if there is none yet. */
    public synchronized String getOrCreate(String name) {
        return Optional.ofNullable(byName.get(name)).orElseGet(() -> {
            String secret = generate();
            byName.put(name, secret);
            PrivateFile.write(file, Json.write(byName));
            return secret;
        });
    }

    /** 144 random bits in letters, digits, hyphens and underscores. */
    public static String generate() {
        byte[] bits = new byte[18];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
