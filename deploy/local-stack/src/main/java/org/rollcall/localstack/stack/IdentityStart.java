package org.rollcall.localstack.stack;

import java.util.List;
import java.util.Optional;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.PrivateFile;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.keycloak.AddUser;
import org.rollcall.localstack.keycloak.Credentials;
import org.rollcall.localstack.keycloak.GroupPath;
import org.rollcall.localstack.keycloak.KeycloakServer;
import org.rollcall.localstack.keycloak.Realm;

/** Starts Keycloak and makes sure of the realm, the first administrator and the file of credentials. */
record IdentityStart(Checkout checkout, StackFolder folder, Family family, Progress progress) {

    void start(KeycloakServer keycloak, String web, Secrets secrets) {
        family.startAndAwait(keycloak.prepare());
        String cliSecret = secrets.getOrCreate("cli-client");
        new Realm(keycloak.admin()).ensure(checkout.realm(), web, secrets.getOrCreate("gateway-client"), cliSecret);
        String tokenUrl = keycloak.url() + "/realms/rollcall/protocol/openid-connect/token";
        Optional<Credentials> known = Credentials.read(folder.credentials());
        if (known.isEmpty()) {
            PrivateFile.write(
                    folder.credentials(),
                    Json.write(new Credentials(tokenUrl, Realm.CLI_CLIENT, cliSecret, List.of())));
        }
        if (known.flatMap(file -> file.person("admin")).isEmpty()) {
            new AddUser(keycloak.admin(), folder.credentials()).add("admin", List.of(new GroupPath("/platform/admin")));
        }
        progress.say("Keycloak is ready at " + keycloak.url());
    }
}
