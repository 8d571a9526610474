package org.rollcall.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the gateway answered. */
record Answer(int status, JsonNode json, byte[] body, String contentType) {
    /** The elements of a list answer. */
    List<JsonNode> items() {
        return StreamSupport.stream(json.path("items").spliterator(), false).toList();
    }

    /** The stable code of a problem. */
    String code() {
        return json.path("code").asText();
    }

    @Override
    public String toString() {
        return status + " " + json;
    }
}
