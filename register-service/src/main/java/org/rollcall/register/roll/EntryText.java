package org.rollcall.register.roll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;

/** Turns an entry of the admission register into its kept text and back. */
@ApplicationScoped
class EntryText {
    private final ObjectMapper json;

    EntryText(ObjectMapper json) {
        this.json = json;
    }

    /** The text that is kept; the same entry is the same text. */
    String write(Entry entry) {
        return text(entry);
    }

    /** The entry of a kept text. */
    Entry read(String text) {
        return read(text, Entry.class);
    }

    /** A kept text as a tree, for comparing two of them. */
    JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    @Nullable
    String writeDual(@Nullable DualRegistration dual) {
        return dual == null ? null : text(dual);
    }

    @Nullable
    DualRegistration readDual(@Nullable String text) {
        return text == null ? null : read(text, DualRegistration.class);
    }

    String writeLeaving(PeopleRecord.Leaving leaving) {
        return text(leaving);
    }

    PeopleRecord.@Nullable Leaving readLeaving(@Nullable String text) {
        return text == null ? null : read(text, PeopleRecord.Leaving.class);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
