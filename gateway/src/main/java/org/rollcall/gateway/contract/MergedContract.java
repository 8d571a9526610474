package org.rollcall.gateway.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollcall.gateway.upstream.Upstream;

/**
 * One OpenAPI 3.1 document out of several. Only paths of the public API are taken over; components that differ under
 * one name keep apart by the name of their service.
 */
final class MergedContract {
    private static final String PUBLIC = "/api/v1/";
    private static final JsonObject PROBLEM = new JsonObject()
            .put("type", "object")
            .put("description", "RFC 9457 problem; the code is stable")
            .put("required", new JsonArray().add("title").add("status").add("code"))
            .put(
                    "properties",
                    new JsonObject()
                            .put("type", text("uri-reference"))
                            .put("title", text(null))
                            .put("status", new JsonObject().put("type", "integer"))
                            .put("detail", text(null))
                            .put("instance", text("uri-reference"))
                            .put("code", text(null))
                            .put("errors", new JsonObject().put("type", "array").put("items", fieldError())));

    private final JsonObject paths = new JsonObject(new TreeMap<>());
    private final JsonObject components = new JsonObject();
    private final JsonArray tags = new JsonArray();

    MergedContract(Map<Upstream, JsonObject> documents) {
        components.put("schemas", new JsonObject().put("Problem", PROBLEM));
        components.put(
                "securitySchemes",
                new JsonObject()
                        .put(
                                "bearer",
                                new JsonObject()
                                        .put("type", "http")
                                        .put("scheme", "bearer")
                                        .put("bearerFormat", "JWT")));
        documents.forEach(this::add);
    }

    /** The merged document. */
    JsonObject document() {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "Rollcall")
                                .put("version", "1")
                                .put("description", "Attendance of the schools of a multi-academy trust in England."))
                .put("servers", new JsonArray().add(new JsonObject().put("url", "/")))
                .put("security", new JsonArray().add(new JsonObject().put("bearer", new JsonArray())))
                .put("tags", tags)
                .put("paths", paths)
                .put("components", components);
    }

    private void add(Upstream service, JsonObject document) {
        String prefix =
                Character.toUpperCase(service.word().charAt(0)) + service.word().substring(1);
        Renaming renaming = Renaming.of(prefix, document.getJsonObject("components", new JsonObject()), components);
        renaming.components().forEach(kind -> {
            JsonObject target = components.getJsonObject(kind.getKey(), new JsonObject());
            target.mergeIn((JsonObject) kind.getValue());
            components.put(kind.getKey(), target);
        });
        tags.add(new JsonObject().put("name", service.word()));
        JsonObject served = document.getJsonObject("paths", new JsonObject());
        for (String path : served.fieldNames()) {
            if (path.startsWith(PUBLIC)) {
                paths.put(path, merged(path, Operations.of(service, renaming.applied(served.getJsonObject(path)))));
            }
        }
    }

    private JsonObject merged(String path, JsonObject item) {
        JsonObject known = paths.getJsonObject(path, new JsonObject());
        for (String method : item.fieldNames()) {
            if (known.getValue(method) instanceof JsonObject operation
                    && operation.getValue("tags") instanceof JsonArray others) {
                // Several services answer the same path: it is filed under each.
                JsonObject same = item.getJsonObject(method);
                same.put("tags", others.copy().addAll(same.getJsonArray("tags")));
            }
        }
        return known.mergeIn(item);
    }

    private static JsonObject fieldError() {
        return new JsonObject()
                .put("type", "object")
                .put("properties", new JsonObject().put("field", text(null)).put("message", text(null)));
    }

    private static JsonObject text(@Nullable String format) {
        JsonObject text = new JsonObject().put("type", "string");
        return format == null ? text : text.put("format", format);
    }
}
