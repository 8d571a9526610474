package org.rollcall.register.roll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Turns an entry of the admission register into its kept text and back. */
@ApplicationScoped
class EntryText {
    private final ObjectMapper json;

    EntryText(ObjectMapper json) {
        this.json = json;
    }

    /** The text that is kept; the same entry is the same text. */
    String write(Entry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry of a kept text. */
    Entry read(String text) {
        try {
            return json.readValue(text, Entry.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
