package org.rollcall.escalation.letters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Binds letters into one document, for both sides of a sheet if asked, each on a sheet of its own. */
final class PrintBinder {
    private static final String TITLE = "Letters to post";

    private PrintBinder() {}

    static byte[] bind(List<byte[]> letters, boolean duplex) {
        PDFMergerUtility merger = new PDFMergerUtility();
        try (PDDocument bound = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (byte[] letter : letters) {
                try (PDDocument document = Loader.loadPDF(letter)) {
                    merger.appendDocument(bound, document);
                }
                if (duplex && bound.getNumberOfPages() % 2 != 0) {
                    bound.addPage(new PDPage(PDRectangle.A4));
                }
            }
            bound.getDocumentInformation().setTitle(TITLE);
            bound.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
