package org.rollcall.register.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What two versions of an entry differ in, field by field; an empty value counts as none. */
final class EntryChangeRules {
    private EntryChangeRules() {}

    static List<PupilHistory.Change> changes(@Nullable JsonNode before, JsonNode after) {
        JsonNode old = before == null ? JsonNodeFactory.instance.objectNode() : before;
        Set<String> fields = new TreeSet<>();
        old.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        List<PupilHistory.Change> changes = new ArrayList<>();
        for (String field : fields) {
            JsonNode was = value(old, field);
            JsonNode is = value(after, field);
            if (was == null ? is != null : !was.equals(is)) {
                changes.add(new PupilHistory.Change(field, was, is));
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable JsonNode value(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        return value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty() ? null : value;
    }
}
