package org.rollcall.bench.command;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.bench.load.OpenLoop;
import org.rollcall.bench.load.Prepared;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Register;
import org.rollcall.bench.plan.Schools;
import org.rollcall.localstack.demo.DemoApi;

/** The requests of a plan's registers. */
final class RegisterCalls {

    private final Plan plan;
    private final List<LocalDate> dates;
    private final Schools schools;
    private final DemoApi api;

    RegisterCalls(Plan plan, Schools schools, DemoApi api) {
        this.plan = plan;
        this.dates = plan.dates();
        this.schools = schools;
        this.api = api;
    }

    /** So many requests from the first on, ready to be sent while their users' tokens are good. */
    OpenLoop.Call[] from(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(this::call).toArray(OpenLoop.Call[]::new);
    }

    private OpenLoop.Call call(int n) {
        Register register = plan.register(n);
        return Prepared.register(
                schools.urn(register.school()),
                dates.get(register.day()).toString(),
                register.session(),
                schools.classId(register.school(), register.schoolClass()).toString(),
                api.token(schools.frontEnd(register.school())),
                IntStream.range(0, Plan.CLASS_OF)
                        .mapToObj(pupil -> schools.pupilId(register, pupil).toString())
                        .toList(),
                List.of(plan.codes(register)));
    }
}
