package org.rollcall.localstack.demo;

import java.util.List;
import org.rollcall.localstack.keycloak.Credentials.Person;

/** One login per role, and each school's front end. */
public final class DemoUsers {
    /** Where people are added. */
    public interface Realm {
        /** Adds a person by name and group paths. */
        Person add(String name, List<String> groups);
    }

    private final Realm realm;

    DemoUsers(Realm realm) {
        this.realm = realm;
    }

    /** Adds the users of the trust and its schools. */
    void addAll() {
        realm.add("central", List.of("/trusts/" + DemoTrust.UID + "/central"));
        realm.add("data-manager", List.of("/trusts/" + DemoTrust.UID + "/data-manager"));
        realm.add("trustee", List.of("/trusts/" + DemoTrust.UID + "/trustee"));
        DemoTrust.SCHOOLS.stream()
                .map(DemoSchool::laCode)
                .distinct()
                .forEach(code -> realm.add("la-" + code, List.of("/local-authorities/" + code + "/attendance-team")));
        for (DemoSchool school : DemoTrust.SCHOOLS) {
            String place = "/schools/" + school.urn() + "/";
            realm.add(frontEnd(school), List.of(place + "front-end"));
            realm.add(officer(school), List.of(place + "attendance-officer", place + "office"));
            realm.add(head(school), List.of(place + "head"));
        }
        String place = "/schools/" + DemoTrust.LARKFIELD.urn() + "/";
        realm.add("dsl-" + DemoTrust.LARKFIELD.urn(), List.of(place + "dsl"));
        realm.add("governor-" + DemoTrust.LARKFIELD.urn(), List.of(place + "governor"));
    }

    /** Adds the teacher of one class and says her subject. */
    String addTeacher(DemoSchool school) {
        return realm.add("teacher-" + school.urn(), List.of("/schools/" + school.urn() + "/teacher"))
                .subject();
    }

    static String frontEnd(DemoSchool school) {
        return "front-end-" + school.urn();
    }

    static String officer(DemoSchool school) {
        return "officer-" + school.urn();
    }

    static String head(DemoSchool school) {
        return "head-" + school.urn();
    }
}
