package org.rollcall.localstack.command;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.keycloak.Credentials;
import org.rollcall.localstack.keycloak.Credentials.Person;
import org.rollcall.localstack.stack.LocalStack;

/** What a person reads when the stack is ready: the address, and one login per role. */
record Welcome(LocalStack stack) {

    void print(PrintStream out) {
        out.println();
        out.println("Rollcall is up: " + stack.web());
        out.println("Credentials:    " + stack.folder().credentials());
        List<Person> people = Credentials.read(stack.folder().credentials())
                .map(Credentials::users)
                .orElse(List.of());
        onePerRole(people)
                .forEach((role, person) ->
                        out.println("  %-20s %-24s %s".formatted(role, person.username(), person.password())));
        out.println("Ctrl-C or ./rollcall down stops it; its data is kept.");
        out.flush();
    }

    /** The first person of each role, in the order in which they were added. */
    static Map<String, Person> onePerRole(List<Person> people) {
        Map<String, Person> byRole = new LinkedHashMap<>();
        for (Person person : people) {
            for (String group : person.groups()) {
                byRole.putIfAbsent(group.substring(group.lastIndexOf('/') + 1), person);
            }
        }
        return byRole;
    }
}
