package org.rollcall.gateway.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many bytes a request's body may have: imports bring whole files, everything else is small. */
final class BodyLimit {
    static final long USUAL = 1L << 20;
    static final long IMPORT = 50L << 20;

    private static final int IMPORTS_AT = 2;

    private BodyLimit() {}

    /** The limit in bytes for a path, given by its segments below {@code /api/v1}. */
    static long of(List<String> segments) {
        return segments.size() == IMPORTS_AT + 1
                        && segments.getFirst().equals("schools")
                        && segments.get(IMPORTS_AT).equals("imports")
                ? IMPORT
                : USUAL;
    }

    /** What a Content-Length header says; 0 without one, and more than any limit when it is no number. */
    static long declared(@Nullable String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength.strip());
        } catch (NumberFormatException noNumber) {
            return Long.MAX_VALUE;
        }
    }
}
