package org.rollcall.gateway.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What a played service says of itself; every service has a component of the same name and another meaning. */
public final class PlayedContract {
    private PlayedContract() {}

    /** The OpenAPI document of a service. */
    public static JsonObject of(String service) {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("info", new JsonObject().put("title", service).put("version", "1"))
                .put(
                        "components",
                        new JsonObject()
                                .put(
                                        "schemas",
                                        new JsonObject()
                                                .put("Item", schema(service))
                                                .put("Same", schema("same"))
                                                .put("Page", page()))
                                .put(
                                        "securitySchemes",
                                        new JsonObject()
                                                .put("SecurityScheme", new JsonObject().put("type", "openIdConnect"))))
                .put(
                        "paths",
                        new JsonObject()
                                .put("/api/v1/" + service + "/items", new JsonObject().put("get", operation()))
                                .put("/internal/dev/clock", new JsonObject().put("get", operation()))
                                .put("/q/health", new JsonObject().put("get", operation())));
    }

    private static JsonObject schema(String field) {
        return new JsonObject()
                .put("type", "object")
                .put("properties", new JsonObject().put(field, new JsonObject().put("type", "string")));
    }

    private static JsonObject page() {
        return new JsonObject().put("type", "array").put("items", reference("Item"));
    }

    private static JsonObject operation() {
        return new JsonObject()
                .put("security", new JsonArray().add(new JsonObject().put("SecurityScheme", new JsonArray())))
                .put(
                        "responses",
                        new JsonObject()
                                .put(
                                        "200",
                                        new JsonObject()
                                                .put("description", "items")
                                                .put(
                                                        "content",
                                                        new JsonObject()
                                                                .put(
                                                                        "application/json",
                                                                        new JsonObject()
                                                                                .put("schema", reference("Page"))))));
    }

    private static JsonObject reference(String schema) {
        return new JsonObject().put("$ref", "#/components/schemas/" + schema);
    }
}
