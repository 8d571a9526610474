package org.rollcall.support.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;

/** Makes a tagged PDF of a page of well-formed HTML; takes some tenths of a second of one core. */
public final class PdfPress {
    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfPress() {}

    /** Prints the page; fonts come from here, nothing is fetched from elsewhere. */
    public static byte[] print(String html) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(() -> font("LiberationSans-Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> font("LiberationSans-Bold"), FONT, BOLD, FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .withProducer("Rollcall")
                    .withHtmlContent(html, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font(String name) {
        InputStream in = PdfPress.class.getResourceAsStream("/fonts/" + name + ".ttf");
        if (in == null) {
            throw new IllegalStateException("missing font " + name);
        }
        return in;
    }
}
