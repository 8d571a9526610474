package org.rollcall.support.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bearers of tokens that were verified a short while ago, by the exact token. A token is forgotten when it ends, and after
 * half a minute at the latest: one signed by a key that the realm withdrew is not known for longer than that.
 *
 * @param <T> bearer
 */
final class VerifiedTokens<T> {
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final int most;
    private final Map<String, Known<T>> known = new ConcurrentHashMap<>();

    /** At most so many tokens; when there are more, all are verified anew. */
    VerifiedTokens(int most) {
        this.most = most;
    }

    private record Known<T>(T bearer, Instant until) {}

    /** The bearer of a token that is still good; empty when it has to be verified. */
    Optional<T> find(String token, Instant now) {
        Known<T> found = known.get(token);
        if (found == null) {
            return Optional.empty();
        }
        if (!now.isBefore(found.until())) {
            known.remove(token, found);
            return Optional.empty();
        }
        return Optional.of(found.bearer());
    }

    /** Remembers a token that was just verified. */
    void remember(String token, T bearer, Instant expires, Instant now) {
        if (known.size() >= most) {
            known.clear();
        }
        Instant latest = now.plus(LONGEST);
        known.put(token, new Known<>(bearer, expires.isBefore(latest) ? expires : latest));
    }
}
