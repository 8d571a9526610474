package org.rollcall.register.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolYear;

/** Turns a kept calendar into its text and back. */
@ApplicationScoped
public class CalendarText {
    private final ObjectMapper json;

    CalendarText(ObjectMapper json) {
        this.json = json;
    }

    /** The text that is kept. */
    String write(CalendarYear year) {
        try {
            return json.writeValueAsString(CalendarBody.of(year));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calendar of a kept text. */
    public CalendarYear read(String year, String text) {
        try {
            return json.readValue(text, CalendarBody.class).read(SchoolYear.parse(year), new Fields());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
