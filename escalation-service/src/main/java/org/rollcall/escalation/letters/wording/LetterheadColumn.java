package org.rollcall.escalation.letters.wording;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Writes letterheads as JSON and reads them back. */
@ApplicationScoped
class LetterheadColumn {
    private final ObjectMapper json;

    LetterheadColumn(ObjectMapper json) {
        this.json = json.copy().addMixIn(Letterhead.class, Kept.class);
    }

    /** What follows from the rest is not kept. */
    @JsonIgnoreProperties({"contact", "signedBy"})
    private interface Kept {}

    Letterhead read(String text) {
        try {
            return json.readValue(text, Letterhead.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String write(Letterhead letterhead) {
        try {
            return json.writeValueAsString(letterhead);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
