package org.rollcall.escalation.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A letter that a person wants drafted.
 *
 * @param pupilId whom it is about
 * @param template letter id
 * @param fields values of the letter's fields: texts, numbers or lists of lines
 * @param findingId the finding it rests on, when it rests on one
 * @param parentId the only parent it goes to; without it, every parent who may be written to
 */
public record DraftForm(
        @Nullable UUID pupilId,
        @Nullable String template,
        @Nullable Map<String, JsonNode> fields,
        @Nullable UUID findingId,
        @Nullable UUID parentId) {

    /** What was asked for, once it is complete. */
    record Wanted(
            UUID pupilId,
            String template,
            Map<String, String> fields,
            @Nullable UUID findingId,
            @Nullable UUID parentId) {}

    /** The form as it is carried out; 400 when it cannot be read. */
    Wanted read() {
        if (pupilId == null || template == null || template.isBlank()) {
            throw Problem.invalid(List.of(new FieldError(
                    pupilId == null ? "pupilId" : "template", "Say whom the letter is about and which letter it is.")));
        }
        // The policies write the names of their letters with underscores.
        return new Wanted(pupilId, template.strip().replace('_', '-'), values(fields), findingId, parentId);
    }

    /** Values as texts, the points of a list one on a line; 400 for anything else. */
    static Map<String, String> values(@Nullable Map<String, JsonNode> fields) {
        Map<String, String> values = new TreeMap<>();
        (fields == null ? Map.<String, JsonNode>of() : fields)
                .forEach((name, value) -> values.put(name, text(name, value)));
        return values;
    }

    private static String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isTextual() || value.isNumber()) {
            return value.asText().strip();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode line : value) {
            if (value.isArray() && line.isTextual()) {
                lines.add(line.asText().strip());
            }
        }
        if (!value.isArray() || lines.size() != value.size()) {
            throw Problem.invalid(
                    List.of(new FieldError("fields." + name, "This is a text, a number or a list of texts.")));
        }
        return String.join("\n", lines);
    }
}
