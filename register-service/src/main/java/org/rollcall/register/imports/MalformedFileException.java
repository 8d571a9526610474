package org.rollcall.register.imports;

import javax.xml.stream.XMLStreamException;

/** The file is not what it says it is; the message quotes nothing of it. */
final class MalformedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedFileException(String message) {
        super(message);
    }

    static MalformedFileException of(XMLStreamException fault) {
        return new MalformedFileException(
                fault.getLocation() == null
                        ? "The file is no well-formed XML."
                        : "The file is no well-formed XML from line "
                                + fault.getLocation().getLineNumber() + " on.");
    }
}
