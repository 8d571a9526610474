package org.rollcall.register.cover;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;

/** Who covers which class. */
@Path("/api/v1/schools/{urn}/covers")
@Authenticated
public class CoverResource {
    private static final Set<String> SESSIONS = Set.of("AM", "PM");

    private final CurrentCaller caller;
    private final GiveCover giveCover;
    private final CoverStore covers;
    private final SchoolClock clock;

    CoverResource(CurrentCaller caller, GiveCover giveCover, CoverStore covers, SchoolClock clock) {
        this.caller = caller;
        this.giveCover = giveCover;
        this.covers = covers;
        this.clock = clock;
    }

    /** Gives a teacher another's class for a day. */
    @POST
    public Uni<Response> post(
            @RestPath String urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable CoverBody body) {
        int school = PathValue.urn(urn);
        CoverBody given = Body.required(body);
        Fields fields = new Fields();
        UUID classId = fields.uuid("classId", given.classId());
        String teacher = fields.text("teacher", given.teacher());
        LocalDate date = fields.date("date", given.date());
        List<String> sessions = new ArrayList<>();
        for (String session : Objects.requireNonNullElse(given.sessions(), List.of("AM", "PM"))) {
            sessions.add(fields.oneOf("sessions[" + sessions.size() + "]", session, SESSIONS));
        }
        if (sessions.isEmpty()) {
            fields.fault("sessions", "must name AM, PM or both");
        }
        Body.refuseFaults(fields);
        Actor by = office(school);
        return giveCover
                .give(
                        school,
                        classId,
                        teacher,
                        date,
                        sessions.stream().distinct().sorted().toList(),
                        by,
                        IdempotencyKey.of(by.subject(), "POST " + school + "/covers", key, given))
                .map(cover -> Response.status(201).entity(cover).build());
    }

    /** Takes a cover back. */
    @POST
    @Path("/{coverId}/withdrawal")
    public Uni<Cover> withdraw(@RestPath String urn, @RestPath String coverId) {
        int school = PathValue.urn(urn);
        UUID cover = PathValue.uuid("coverId", coverId);
        return giveCover.withdraw(school, cover, office(school));
    }

    /** Lists the covers of a day, today's where none is named. */
    @GET
    public Uni<Page<Cover>> list(@RestPath String urn, @QueryParam("date") @Nullable String date) {
        int school = PathValue.urn(urn);
        LocalDate day = PathValue.date("date", date, clock.today());
        caller.get().require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.TEACHER);
        return covers.list(school, day).map(Page::whole);
    }

    private Actor office(int school) {
        Caller clerk = caller.get();
        return Actor.of(clerk, clerk.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD));
    }
}
