package org.rollcall.escalation.letters.wording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A school's logo: a small picture, looked at before it is kept. */
public final class Logo {
    private static final int MOST_BYTES = 100_000;
    private static final int MOST_PIXELS = 2_000;

    private Logo() {}

    /**
     * The picture as a data URI.
     *
     * @param base64 a PNG or JPEG of at most 100 kB and 2,000 pixels each way
     * @throws IllegalArgumentException if it is anything else, with what is wrong
     */
    public static String read(String base64) {
        byte[] bytes = Base64.getMimeDecoder().decode(base64);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("has more than " + MOST_BYTES + " bytes");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("is no PNG or JPEG");
            }
            ImageReader reader = readers.next();
            String format = reader.getFormatName().toLowerCase(Locale.ROOT);
            if (!format.equals("png") && !format.equals("jpeg")) {
                throw new IllegalArgumentException("is no PNG or JPEG");
            }
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                throw new IllegalArgumentException("has more than " + MOST_PIXELS + " pixels in a row or column");
            }
            reader.read(0);
            reader.dispose();
            return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot be read as a picture", unreadable);
        }
    }
}
