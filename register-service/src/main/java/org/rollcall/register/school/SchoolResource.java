package org.rollcall.register.school;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.input.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Schools: their standing data and their policy. */
@Path("/api/v1/schools/{urn}")
@Authenticated
public class SchoolResource {
    private final CurrentCaller caller;
    private final ConfigureSchool configure;
    private final SetPolicy setPolicy;
    private final SchoolStore schools;
    private final ScopedDatabase database;
    private final SchoolClock clock;
    private final PolicyCatalogue policies;

    SchoolResource(
            CurrentCaller caller,
            ConfigureSchool configure,
            SetPolicy setPolicy,
            SchoolStore schools,
            ScopedDatabase database,
            SchoolClock clock,
            PolicyCatalogue policies) {
        this.caller = caller;
        this.configure = configure;
        this.setPolicy = setPolicy;
        this.schools = schools;
        this.database = database;
        this.clock = clock;
        this.policies = policies;
    }

    /** Enters a school or changes its standing data. */
    @PUT
    public Uni<Response> put(
            @RestPath String urn, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable SchoolBody body) {
        int school = PathValue.urn(urn);
        Fields fields = new Fields();
        SchoolBody.Read read = Body.required(body).read(fields, policies::proposed);
        Body.refuseFaults(fields);
        return configure
                .put(caller.get(), school, read, ifMatch)
                .map(configured -> answer(configured.created() ? 201 : 200, configured.school()));
    }

    /** Reads a school's standing data. */
    @GET
    public Uni<Response> get(@RestPath String urn) {
        int number = PathValue.urn(urn);
        Caller reader = caller.get();
        return database.inSession(
                Scope.school(number),
                session -> schools.seen(session, number)
                        .invoke(school -> {
                            if (!reader.isPlatformAdmin()
                                    && SchoolAccess.isStranger(reader, number, school.trustUid())) {
                                throw Problem.notFound("school");
                            }
                        })
                        .chain(school -> schools.configured(session, school))
                        .map(configured -> answer(200, configured)));
    }

    /** Puts the school under a policy from a date. */
    @PUT
    @Path("/policy")
    public Uni<Response> putPolicy(
            @RestPath String urn, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable PolicyBody body) {
        int school = PathValue.urn(urn);
        PolicyBody given = Body.required(body);
        Fields fields = new Fields();
        String policyId =
                fields.matching("policyId", given.policyId(), SchoolBody.POLICY_ID, "a policy id such as att-2021");
        LocalDate from = fields.optionalDate("from", given.from());
        Body.refuseFaults(fields);
        Map<String, String> settings = new HashMap<>();
        if (given.settings() != null) {
            given.settings().forEach((name, value) -> settings.put(name, String.valueOf(value)));
        }
        return setPolicy
                .put(caller.get(), school, policyId, from, settings, ifMatch)
                .map(configured -> answer(200, configured));
    }

    private Response answer(int status, SchoolConfigured school) {
        LocalDate today = clock.today();
        SchoolConfigured.Times times = inForce(school.sessions(), SchoolConfigured.Times::from, today);
        return Response.status(status)
                .tag(Revision.tag(school.revision()))
                .entity(new SchoolAnswer(
                        school.urn(),
                        school.name(),
                        school.phase(),
                        school.laCode(),
                        school.trustUid(),
                        inForce(school.policies(), SchoolConfigured.Policy::from, today)
                                .policyId(),
                        Map.of("AM", times.am(), "PM", times.pm()),
                        Objects.requireNonNullElse(times.exceptions(), List.of()),
                        school.revision(),
                        new SchoolAnswer.History(school.policies(), school.sessions())))
                .build();
    }

    private static <T> T inForce(List<T> dated, java.util.function.Function<T, LocalDate> from, LocalDate on) {
        return dated.stream()
                .filter(entry -> !from.apply(entry).isAfter(on))
                .reduce((older, newer) -> newer)
                .orElseGet(dated::getFirst);
    }
}
