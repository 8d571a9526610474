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
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.zip.Deflater;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Makes a tagged PDF of a page of well-formed HTML; takes some milliseconds of one core once it is warm. */
public final class PdfPress {
    private static final String FONT = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final int USUAL_BYTES = 1 << 15;
    // Read once and shared: nothing changes a font that was read, and a lock guards what is read from its bytes later.
    private static final TrueTypeFont REGULAR_FACE = face("LiberationSans-Regular");
    private static final TrueTypeFont BOLD_FACE = face("LiberationSans-Bold");
    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        // A twentieth larger than with the usual effort, for a third of the time that packing takes.
        if (System.getProperty(Filter.SYSPROP_DEFLATELEVEL) == null) {
            System.setProperty(Filter.SYSPROP_DEFLATELEVEL, String.valueOf(Deflater.BEST_SPEED));
        }
    }

    private PdfPress() {}

    /**
     * Prints the page; fonts come from here, nothing is fetched from elsewhere.
     *
     * @throws IllegalArgumentException if the page is not well-formed
     */
    public static byte[] print(String html) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Those who write the description look for an XML library in every jar the context knows; the JDK's is meant.
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return print(read(html));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static byte[] print(Document page) throws IOException {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
                PDDocument document = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(font(document, REGULAR_FACE), FONT, REGULAR, FontStyle.NORMAL, true)
                    .useFont(font(document, BOLD_FACE), FONT, BOLD, FontStyle.NORMAL, true)
                    .useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS)
                    .usePdfUaAccessibility(true)
                    .withProducer("Rollcall")
                    .withW3cDocument(page, null)
                    .toStream(out)
                    .run();
            return out.toByteArray();
        }
    }

    private static Document read(String html) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder reader = factory.newDocumentBuilder();
            reader.setErrorHandler(new DefaultHandler());
            return reader.parse(new InputSource(new StringReader(html)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException("not a well-formed page", e);
        }
    }

    private static PDFontSupplier font(PDDocument document, TrueTypeFont face) throws IOException {
        return new PDFontSupplier(PDType0Font.load(document, face, true));
    }

    /** The font without its ligatures: looking for them took half the time of a letter, and fi is as readable as two. */
    private static TrueTypeFont face(String name) {
        try (InputStream in = PdfPress.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("missing font " + name);
            }
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
