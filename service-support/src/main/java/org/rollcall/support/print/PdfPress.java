package org.rollcall.support.print;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Makes a tagged PDF of a page of well-formed HTML; takes some tenths of a second of one core. */
public final class PdfPress {
    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private PdfPress() {}

    /** Prints the page; fonts come from here, nothing is fetched from elsewhere. */
    public static byte[] print(String html) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                PDDocument document = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(font(document, "LiberationSans-Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
                    .useFont(font(document, "LiberationSans-Bold"), FONT, BOLD, FontStyle.NORMAL, true)
                    .useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS)
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

    /** The font without its ligatures: looking for them took half the time of a letter, and fi is as readable as two. */
    private static PDFontSupplier font(PDDocument document, String name) throws IOException {
        try (InputStream in = PdfPress.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("missing font " + name);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(false);
            return new PDFontSupplier(PDType0Font.load(document, font, true));
        }
    }
}
