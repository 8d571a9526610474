package org.rollcall.register.marking;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.input.Revision;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;

/** Class registers: the overview of a session, and each register itself. */
@Path("/api/v1/schools/{urn}/registers/{date}/{session}")
@Authenticated
public class RegisterResource {
    private static final Role[] TAKERS = {Role.ATTENDANCE_OFFICER, Role.FRONT_END, Role.TEACHER};

    private final CurrentCaller caller;
    private final TakeRegister takeRegister;
    private final ReadRegisters readRegisters;

    RegisterResource(CurrentCaller caller, TakeRegister takeRegister, ReadRegisters readRegisters) {
        this.caller = caller;
        this.takeRegister = takeRegister;
        this.readRegisters = readRegisters;
    }

    /**
     * A register after it was taken.
     *
     * @param taken pupils with a mark
     * @param revision revision of the class register
     * @param marks every mark of the register
     * @param overtaken pupils whose newer mark stood against an older entry on paper or from a device without network
     * @param unmarked pupils whom an all-present entry left without a mark, because something is known of them
     */
    public record TakenAnswer(
            int taken,
            long revision,
            List<Taken.StandingMark> marks,
            List<UUID> overtaken,
            List<RegisterView.Unmarked> unmarked) {}

    /** Lists the session's registers, class by class. */
    @GET
    public Uni<Page<RegisterOverview.Item>> list(
            @RestPath String urn, @RestPath String date, @RestPath String session) {
        int school = PathValue.urn(urn);
        SessionRef asked = session(date, session);
        caller.get()
                .require(
                        school,
                        Role.ATTENDANCE_OFFICER,
                        Role.OFFICE,
                        Role.HEAD,
                        Role.DSL,
                        Role.TEACHER,
                        Role.FRONT_END);
        return readRegisters.overview(school, asked).map(Page::whole);
    }

    /** Shows one register with what is suggested for each pupil, and why. */
    @GET
    @Path("/{classId}")
    public Uni<Response> get(
            @RestPath String urn, @RestPath String date, @RestPath String session, @RestPath String classId) {
        int school = PathValue.urn(urn);
        SessionRef asked = session(date, session);
        UUID ofClass = PathValue.uuid("classId", classId);
        Caller reader = caller.get();
        return readRegisters
                .read(school, asked, ofClass, reader, reader.require(school, TAKERS))
                .map(view ->
                        Response.ok(view).tag(Revision.tag(view.revision())).build());
    }

    /** Takes one register. */
    @PUT
    @Path("/{classId}")
    public Uni<Response> put(
            @RestPath String urn,
            @RestPath String date,
            @RestPath String session,
            @RestPath String classId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable TakeBody body) {
        int school = PathValue.urn(urn);
        SessionRef asked = session(date, session);
        UUID ofClass = PathValue.uuid("classId", classId);
        Fields fields = new Fields();
        Submission submission = Body.required(body).read(fields);
        Body.refuseFaults(fields);
        Caller taker = caller.get();
        Role role = taker.require(school, TAKERS);
        return takeRegister
                .take(new TakeRegister.Request(school, asked, ofClass, taker, role, submission, ifMatch))
                .chain(standing -> unmarked(school, asked, submission, standing, role)
                        .map(unmarked -> new TakenAnswer(
                                standing.marks().size(),
                                standing.revision(),
                                standing.marks(),
                                standing.overtaken(),
                                unmarked)))
                .map(answer ->
                        Response.ok(answer).tag(Revision.tag(answer.revision())).build());
    }

    private Uni<List<RegisterView.Unmarked>> unmarked(
            int school, SessionRef session, Submission submission, Taken.Standing standing, Role role) {
        return !submission.othersPresent() || standing.unmarked().isEmpty()
                ? Uni.createFrom().item(List.of())
                : readRegisters.unmarked(school, session, standing.unmarked(), role);
    }

    private static SessionRef session(String date, String session) {
        LocalDate day = PathValue.date("date", date);
        return new SessionRef(day, PathValue.session(session));
    }
}
