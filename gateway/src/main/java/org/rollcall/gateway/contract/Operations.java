package org.rollcall.gateway.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.rollcall.gateway.upstream.Upstream;

/** The operations of one path as the merged document shows them: filed under their service, with the common errors. */
final class Operations {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Map<String, String> COMMON_PROBLEMS = Map.of(
            "401", "No token, or not a valid one",
            "429", "Too many requests",
            "503", "The service is away; try again");

    private Operations() {}

    static JsonObject of(Upstream service, JsonObject pathItem) {
        JsonObject item = pathItem.copy();
        for (String method : pathItem.fieldNames()) {
            if (METHODS.contains(method)) {
                item.put(method, operation(service, item.getJsonObject(method)));
            }
        }
        return item;
    }

    private static JsonObject operation(Upstream service, JsonObject operation) {
        operation.put("tags", new JsonArray().add(service.word()));
        // The document says once for all operations that a bearer token is needed.
        operation.remove("security");
        JsonObject responses = operation.getJsonObject("responses", new JsonObject());
        COMMON_PROBLEMS.forEach((status, text) -> responses.put(status, problem(text)));
        return operation.put("responses", responses);
    }

    private static JsonObject problem(String description) {
        return new JsonObject()
                .put("description", description)
                .put(
                        "content",
                        new JsonObject()
                                .put(
                                        "application/problem+json",
                                        new JsonObject()
                                                .put(
                                                        "schema",
                                                        new JsonObject().put("$ref", "#/components/schemas/Problem"))));
    }
}
