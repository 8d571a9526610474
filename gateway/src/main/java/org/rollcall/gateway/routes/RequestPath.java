package org.rollcall.gateway.routes;

import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path that means the same to every reader. Anything that one server might read differently from another is refused:
 * empty and dot segments, parameters after a semicolon, encoded separators, dots and percent signs.
 *
 * @param segments decoded segments, none of them empty
 */
record RequestPath(List<String> segments) {
    private static final int LONGEST = 2_048;
    private static final String PUNCTUATION = "-._~!$&'()*+,=:@";
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final String NEVER = "/\\;%?#.";

    /** The raw path of a request, without its query; empty when it names none. */
    static String raw(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.path(), "");
    }

    /** Reads a raw path; empty when it is not in its one normal form. The root has no segments. */
    static Optional<RequestPath> of(String raw) {
        if (raw.equals("/")) {
            return Optional.of(new RequestPath(List.of()));
        }
        if (!raw.startsWith("/") || raw.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/", -1)) {
            Optional<String> decoded = decode(segment);
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            segments.add(decoded.get());
        }
        return Optional.of(new RequestPath(List.copyOf(segments)));
    }

    private static Optional<String> decode(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            return Optional.empty();
        }
        if (segment.chars().allMatch(RequestPath::isLiteral)) {
            return Optional.of(segment);
        }
        ByteBuffer bytes = ByteBuffer.allocate(segment.length());
        for (int at = 0; at < segment.length(); ) {
            boolean encoded = segment.charAt(at) == '%';
            int end = encoded ? at + 3 : at + 1;
            if (end > segment.length()
                    || !(encoded
                            ? ENCODED.matcher(segment.substring(at, end)).matches()
                            : isLiteral(segment.charAt(at)))) {
                return Optional.empty();
            }
            int value = encoded ? Integer.parseInt(segment.substring(at + 1, end), 16) : segment.charAt(at);
            if (encoded && isHidden(value)) {
                return Optional.empty();
            }
            bytes.put((byte) value);
            at = end;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static boolean isLiteral(int value) {
        return value >= 'a' && value <= 'z'
                || value >= 'A' && value <= 'Z'
                || value >= '0' && value <= '9'
                || PUNCTUATION.indexOf(value) >= 0;
    }

    private static boolean isHidden(int value) {
        return value < ' ' || value == 0x7f || NEVER.indexOf(value) >= 0;
    }
}
