package org.rollcall.localstack.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Secrets;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.keycloak.Credentials.Person;

/** Adds a person to the realm, or further groups to a person who is there, and writes down how she signs in. */
public final class AddUser {

    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,62}";

    private final KeycloakAdmin admin;
    private final Path credentials;

    /** For the realm behind an administration and the file of its credentials. */
    public AddUser(KeycloakAdmin admin, Path credentials) {
        this.admin = admin;
        this.credentials = credentials;
    }

    /**
     * Adds the person.
     *
     * @param username lower-case letters, digits, dots, hyphens and underscores; 63 at most
     * @throws StackException if the name is none, or Keycloak refuses
     */
    public Person add(String username, List<GroupPath> groups) {
        if (!username.matches(NAME)) {
            throw new StackException("Not a user name: " + username
                    + ". It takes lower-case letters, digits, dots, hyphens and underscores");
        }
        List<String> groupIds = groups.stream().map(this::ensureGroup).toList();
        JsonNode found = KeycloakAdmin.wanted(
                        admin.get(Realm.ADMIN_PATH + "/users?exact=true&username=" + KeycloakAdmin.encoded(username)),
                        "look up " + username)
                .body();
        Person person = found.isEmpty() ? create(username, groups) : extend(found.get(0), username, groups, groupIds);
        Credentials.change(credentials, before -> before.with(person));
        return person;
    }

    private Person create(String username, List<GroupPath> groups) {
        String password = Secrets.generate();
        List<String> paths = groups.stream().map(GroupPath::path).toList();
        String id = KeycloakAdmin.wanted(
                        admin.post(
                                Realm.ADMIN_PATH + "/users",
                                Map.of(
                                        "username",
                                        username,
                                        "enabled",
                                        true,
                                        "email",
                                        username + "@rollcall.example",
                                        "emailVerified",
                                        true,
                                        "firstName",
                                        capitalised(username),
                                        "lastName",
                                        "Rollcall",
                                        "groups",
                                        paths,
                                        "credentials",
                                        List.of(password(password)))),
                        "create " + username)
                .createdId();
        return new Person(username, password, id, paths);
    }

    private Person extend(JsonNode user, String username, List<GroupPath> groups, List<String> groupIds) {
        String id = user.path("id").asText();
        for (String groupId : groupIds) {
            KeycloakAdmin.wanted(
                    admin.put(Realm.ADMIN_PATH + "/users/" + id + "/groups/" + groupId, Map.of()),
                    "add " + username + " to a group");
        }
        List<String> before = KeycloakAdmin.wanted(
                        admin.get(Realm.ADMIN_PATH + "/users/" + id + "/groups"), "list the groups of " + username)
                .body()
                .findValuesAsText("path");
        List<String> all = Stream.concat(before.stream(), groups.stream().map(GroupPath::path))
                .distinct()
                .sorted()
                .toList();
        String password = Credentials.read(credentials)
                .flatMap(known -> known.person(username))
                .map(Person::password)
                .orElseGet(() -> newPassword(id, username));
        return new Person(username, password, id, all);
    }

    private String newPassword(String id, String username) {
        String password = Secrets.generate();
        KeycloakAdmin.wanted(
                admin.put(Realm.ADMIN_PATH + "/users/" + id + "/reset-password", password(password)),
                "set a password for " + username);
        return password;
    }

    private String ensureGroup(GroupPath group) {
        StringBuilder path = new StringBuilder();
        String parent = null;
        for (String name : group.names()) {
            path.append('/').append(name);
            String at = path.toString();
            JsonNode known = admin.get(Realm.ADMIN_PATH + "/group-by-path" + at).body();
            if (known.hasNonNull("id")) {
                parent = known.path("id").asText();
                continue;
            }
            String children = parent == null ? "/groups" : "/groups/" + parent + "/children";
            KeycloakAdmin.Answer created = admin.post(Realm.ADMIN_PATH + children, Map.of("name", name));
            // 409: somebody else was quicker, which is as good.
            JsonNode known_ = KeycloakAdmin.wanted(
                            created.status() == 409 || created.isOk()
                                    ? admin.get(Realm.ADMIN_PATH + "/group-by-path" + at)
                                    : created,
                            "create the group " + at)
                    .body();
            parent = known_.path("id").asText();
        }
        return parent == null ? "" : parent;
    }

    private static Map<String, Object> password(String password) {
        return Map.of("type", "password", "value", password, "temporary", false);
    }

    private static String capitalised(String username) {
        return username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1);
    }
}
