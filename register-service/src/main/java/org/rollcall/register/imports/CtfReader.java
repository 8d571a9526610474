package org.rollcall.register.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Streams a common transfer file, header and pupil by pupil. A document type, an entity other than XML's own five, and an
 * element too deep or too long are refused, so that no file can make the service fetch, expand or hold anything.
 */
final class CtfReader implements AutoCloseable {
    private static final String ROOT = "CTfile";
    private static final String HEADER = "Header";
    private static final String PUPIL = "Pupil";
    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_ELEMENTS = 5_000;

    private final InputStream file;
    private final XMLStreamReader xml;
    private @Nullable CtfElement header;
    private int elements;

    private CtfReader(InputStream file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    /** Opens a file; fails with {@link MalformedFileException} when it does not begin as a CTF. */
    static CtfReader open(Path path) {
        try {
            InputStream file = Files.newInputStream(path);
            try {
                CtfReader reader = new CtfReader(file, factory().createXMLStreamReader(file));
                reader.enter();
                return reader;
            } catch (XMLStreamException e) {
                file.close();
                throw MalformedFileException.of(e);
            } catch (MalformedFileException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    /** The header; absent before the first pupil was asked for, or when the file has none. */
    Optional<CtfElement> header() {
        return Optional.ofNullable(header);
    }

    /** The next pupil, empty at the end; fails with {@link MalformedFileException} where the file is no XML. */
    Optional<CtfElement> next() {
        try {
            while (xml.hasNext()) {
                int event = step();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(HEADER)) {
                    elements = 0;
                    header = element(1);
                } else if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(PUPIL)) {
                    elements = 0;
                    return Optional.of(element(1));
                }
            }
            return Optional.empty();
        } catch (XMLStreamException e) {
            throw MalformedFileException.of(e);
        }
    }

    private void enter() throws XMLStreamException {
        int event = step();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = step();
        }
        if (!xml.getLocalName().equals(ROOT)) {
            throw new MalformedFileException("The file is no common transfer file: it begins with another element.");
        }
    }

    private int step() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new MalformedFileException("A common transfer file has no document type and no entities.");
        }
        return event;
    }

    private CtfElement element(int depth) throws XMLStreamException {
        elements++;
        if (depth > DEEPEST || elements > MOST_ELEMENTS) {
            throw new MalformedFileException("An element of the file is too deep or has too many parts.");
        }
        String name = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        List<CtfElement> children = new ArrayList<>();
        for (int event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (text.length() + xml.getTextLength() > LONGEST_TEXT && !xml.isWhiteSpace()) {
                    throw new MalformedFileException("A text of the file is too long.");
                }
                text.append(xml.getText());
            }
        }
        return new CtfElement(name, text.toString().strip(), children);
    }

    @Override
    public void close() {
        try {
            xml.close();
            file.close();
        } catch (XMLStreamException e) {
            throw MalformedFileException.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
