package org.rollcall.leave.lunch;

import java.util.Arrays;
import org.rollcall.support.problem.Problem;

/** A photograph of a pupil: what it is, is read from its first bytes, never from what a client says. */
final class Photo {
    /** The largest photograph, in bytes. */
    static final int LARGEST = 1_048_576;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String mediaType;
    private final byte[] content;

    private Photo(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
    }

    /**
     * Takes a photograph.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 {@code photo-too-large} over a megabyte,
     *     {@code photo-unreadable} when it is neither JPEG nor PNG
     */
    static Photo of(byte[] content) {
        if (content.length > LARGEST) {
            throw Problem.unprocessable("photo-too-large", "A photograph has at most " + LARGEST + " bytes.");
        }
        if (begins(content, JPEG)) {
            return new Photo("image/jpeg", content.clone());
        }
        if (begins(content, PNG)) {
            return new Photo("image/png", content.clone());
        }
        throw Problem.unprocessable("photo-unreadable", "A photograph is a JPEG or a PNG.");
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length > mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
