package org.rollcall.gateway.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The components of one service under names that clash with no other's, and the references that follow them. */
final class Renaming {
    private static final String REFERENCE = "$ref";
    private static final String HOME = "#/components/";
    /** The gateway speaks for everybody here. */
    private static final Set<String> GATEWAYS_OWN = Set.of("securitySchemes");

    private final Map<String, String> renamed = new HashMap<>();
    private final JsonObject components = new JsonObject();

    private Renaming() {}

    static Renaming of(String prefix, JsonObject own, JsonObject taken) {
        Renaming renaming = new Renaming();
        // A component that refers to a renamed one differs from its namesake as well, so look until nothing is new.
        while (renaming.noteClashes(prefix, own, taken)) {
            continue;
        }
        for (String kind : own.fieldNames()) {
            if (!GATEWAYS_OWN.contains(kind)) {
                renaming.components.put(kind, renaming.named(kind, own.getJsonObject(kind)));
            }
        }
        return renaming;
    }

    private boolean noteClashes(String prefix, JsonObject own, JsonObject taken) {
        int before = renamed.size();
        for (String kind : own.fieldNames()) {
            JsonObject parts = own.getJsonObject(kind);
            JsonObject already = taken.getJsonObject(kind, new JsonObject());
            parts.fieldNames().stream()
                    .filter(already::containsKey)
                    .filter(name -> !already.getValue(name).equals(follow(parts.getValue(name))))
                    .forEach(name -> renamed.put(HOME + kind + "/" + name, HOME + kind + "/" + prefix + name));
        }
        return renamed.size() > before;
    }

    /** The components, by kind, under their new names. */
    JsonObject components() {
        return components;
    }

    /** A part of the service's document with its references following the new names. */
    JsonObject applied(JsonObject part) {
        return (JsonObject) follow(part);
    }

    private JsonObject named(String kind, JsonObject parts) {
        JsonObject named = new JsonObject();
        for (String name : parts.fieldNames()) {
            String home = HOME + kind + "/" + name;
            named.put(
                    renamed.getOrDefault(home, home).substring((HOME + kind + "/").length()),
                    follow(parts.getValue(name)));
        }
        return named;
    }

    private Object follow(Object value) {
        if (value instanceof JsonArray array) {
            JsonArray followed = new JsonArray();
            array.forEach(item -> followed.add(follow(item)));
            return followed;
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObject followed = new JsonObject();
        object.forEach(field -> followed.put(
                field.getKey(),
                field.getKey().equals(REFERENCE) && field.getValue() instanceof String reference
                        ? renamed.getOrDefault(reference, reference)
                        : follow(field.getValue())));
        return followed;
    }
}
