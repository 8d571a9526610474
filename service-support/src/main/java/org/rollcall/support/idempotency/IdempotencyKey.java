package org.rollcall.support.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;

/**
 * What makes a request the same request: who sends it where, the key the sender chose, and what it says.
 *
 * @param subject the token's subject
 * @param request method and path
 * @param key the {@code Idempotency-Key} header
 * @param digest SHA-256 of the body
 */
public record IdempotencyKey(String subject, String request, String key, String digest) {
    private static final int LONGEST = 255;

    /**
     * The key of a request; empty when the sender chose none.
     *
     * @param body what the request says; equal requests must have equal {@code toString}, as records do
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the key is longer than 255 characters
     */
    public static Optional<IdempotencyKey> of(String subject, String request, @Nullable String header, Object body) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (header.length() > LONGEST) {
            throw Problem.malformed("malformed", "Idempotency-Key must not be longer than 255 characters.");
        }
        return Optional.of(new IdempotencyKey(subject, request, header.strip(), digest(body.toString())));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
