package org.rollcall.bench.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Register;
import org.rollcall.bench.plan.Schools;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.StackException;

/** A register that a front-end user sends until it is accepted. */
final class FirstMark {

    private final Plan plan;
    private final Register register;
    private final Schools schools;
    private final DemoApi api;

    FirstMark(Plan plan, int firstUrn, int number, Path credentials) {
        this.plan = plan;
        this.register = plan.register(number);
        this.api = new DemoApi("http://localhost:" + Ports.fixed().of(Port.GATEWAY), credentials);
        this.schools = new Schools(plan, firstUrn, api);
    }

    /** Whether Keycloak gives the user a token. */
    boolean hasToken() {
        try {
            return !api.token(user()).isEmpty();
        } catch (StackException notYet) {
            return false;
        }
    }

    /** Whether the register is accepted. */
    boolean isAccepted() {
        String[] codes = plan.codes(register);
        List<Map<String, String>> marks = new ArrayList<>();
        for (int pupil = 0; pupil < codes.length; pupil++) {
            marks.add(Map.of("pupilId", schools.pupilId(register, pupil).toString(), "code", codes[pupil]));
        }
        String path = "/schools/" + schools.urn(register.school()) + "/registers/"
                + plan.dates().get(register.day()) + "/" + register.session() + "/"
                + schools.classId(register.school(), register.schoolClass());
        try {
            api.call(user(), "PUT", path, Map.of("marks", marks));
            return true;
        } catch (StackException notYet) {
            return false;
        }
    }

    private String user() {
        return schools.frontEnd(register.school());
    }
}
