package org.rollcall.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.folder.Json;

/** The realm {@code rollcall}: made from its file at the first start, with what only the local stack has beside it. */
public final class Realm {

    /** The command line's client: scripts get a token with one request. Local stack only. */
    public static final String CLI_CLIENT = "rollcall-cli";

    static final String ADMIN_PATH = "/admin/realms/rollcall";

    private final KeycloakAdmin admin;

    /** The realm behind an administration. */
    public Realm(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /**
     * Makes sure that the realm exists. An existing one is left as it is.
     *
     * @param webUrl where browsers reach the gateway
     */
    public void ensure(Path file, String webUrl, String gatewaySecret, String cliSecret) {
        if (!admin.get(ADMIN_PATH).isOk()) {
            KeycloakAdmin.wanted(admin.post("/admin/realms", filled(file, webUrl, gatewaySecret)), "create the realm");
        }
        JsonNode clients = KeycloakAdmin.wanted(
                        admin.get(ADMIN_PATH + "/clients?clientId=" + CLI_CLIENT), "list its clients")
                .body();
        if (clients.isEmpty()) {
            KeycloakAdmin.wanted(admin.post(ADMIN_PATH + "/clients", cliClient(cliSecret)), "create " + CLI_CLIENT);
        }
    }

    private static JsonNode filled(Path file, String webUrl, String gatewaySecret) {
        try {
            String realm = Files.readString(file)
                    .replace("${ROLLCALL_WEB_URL}", webUrl)
                    .replace("${ROLLCALL_GATEWAY_CLIENT_SECRET}", gatewaySecret);
            return Json.read(realm, JsonNode.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> cliClient(String secret) {
        return Map.of(
                "clientId",
                CLI_CLIENT,
                "name",
                "Command line of the local stack",
                "publicClient",
                false,
                "secret",
                secret,
                "standardFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                true,
                "fullScopeAllowed",
                false,
                "defaultClientScopes",
                List.of("rollcall", "profile", "email"));
    }
}
