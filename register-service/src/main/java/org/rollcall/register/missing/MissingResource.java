package org.rollcall.register.missing;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.missing.IncidentEntry.Type;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** Pupils who are missing during the school day. */
@Path("/api/v1/schools/{urn}/missing-incidents")
@Authenticated
public class MissingResource {
    private static final Role[] STAFF = {Role.HEAD, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.DSL, Role.TEACHER};
    private static final Role[] HEAD = {Role.HEAD};
    private static final Set<String> STATES = Set.of("OPEN", "LOCATED", "CLOSED");
    private static final Set<String> OUTCOMES = Set.of("NO_ANSWER", "HEARD_NOTHING", "HEARD");
    private static final Set<String> TYPES = Arrays.stream(Type.values())
            .filter(type -> type != Type.CLOSED)
            .map(Type::name)
            .collect(Collectors.toUnmodifiableSet());

    private final CurrentCaller caller;
    private final OpenIncident openIncident;
    private final WriteEntry writeEntry;
    private final ReadIncident readIncident;
    private final PrintIncident printIncident;
    private final SchoolClock clock;

    MissingResource(
            CurrentCaller caller,
            OpenIncident openIncident,
            WriteEntry writeEntry,
            ReadIncident readIncident,
            PrintIncident printIncident,
            SchoolClock clock) {
        this.caller = caller;
        this.openIncident = openIncident;
        this.writeEntry = writeEntry;
        this.readIncident = readIncident;
        this.printIncident = printIncident;
        this.clock = clock;
    }

    /** Opens an incident; everybody whom the policy names is told with it. */
    @POST
    public Uni<Response> open(
            @RestPath String urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable IncidentBody body) {
        int school = PathValue.urn(urn);
        IncidentBody given = Body.required(body);
        Fields fields = new Fields();
        Instant at = fields.optionalInstant("noticedAt", given.noticedAt());
        OpenIncident.Notice notice = new OpenIncident.Notice(
                fields.uuid("pupilId", given.pupilId()),
                Objects.requireNonNullElseGet(at, clock::now),
                fields.text("noticedBy", given.noticedBy()),
                fields.optionalText("lastSeen", given.lastSeen()));
        Body.refuseFaults(fields);
        Actor by = actor(school, STAFF);
        return openIncident
                .open(
                        school,
                        notice,
                        by,
                        IdempotencyKey.of(by.subject(), "POST " + school + "/missing-incidents", key, given))
                .map(opened -> Response.status(201).entity(opened).build());
    }

    /** Lists incidents, the latest first. */
    @GET
    public Uni<Page<IncidentView>> list(@RestPath String urn, @QueryParam("state") @Nullable String state) {
        int school = PathValue.urn(urn);
        if (state != null && !STATES.contains(state)) {
            throw Problem.malformed("malformed", "state must be OPEN, LOCATED or CLOSED.");
        }
        return readIncident.list(school, state, actor(school, STAFF)).map(Page::whole);
    }

    /** Shows one incident with the steps that are due now. */
    @GET
    @Path("/{incidentId}")
    public Uni<IncidentView> get(@RestPath String urn, @RestPath String incidentId) {
        int school = PathValue.urn(urn);
        UUID incident = PathValue.uuid("incidentId", incidentId);
        return readIncident.read(school, incident, actor(school, STAFF));
    }

    /** Writes what was done; the report is the head's. */
    @POST
    @Path("/{incidentId}/entries")
    public Uni<Response> write(
            @RestPath String urn,
            @RestPath String incidentId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            IncidentBody.@Nullable EntryBody body) {
        int school = PathValue.urn(urn);
        UUID incident = PathValue.uuid("incidentId", incidentId);
        IncidentBody.EntryBody given = Body.required(body);
        Fields fields = new Fields();
        Instant at = fields.optionalInstant("at", given.at());
        String word = fields.oneOf("type", given.type(), TYPES);
        String details = details(word, given, fields);
        String name = word.equals("CONTACT") || word.equals("TOLD")
                ? fields.text("name", given.name())
                : fields.optionalText("name", given.name());
        String area =
                word.equals("SEARCHED") ? fields.text("area", given.area()) : fields.optionalText("area", given.area());
        String outcome = word.equals("CONTACT") ? fields.oneOf("outcome", given.outcome(), OUTCOMES) : null;
        String phone = fields.optionalText("phone", given.phone());
        Body.refuseFaults(fields);
        Type type = Type.valueOf(word);
        Actor by = actor(school, type == Type.REPORT ? HEAD : STAFF);
        IncidentEntry entry = new IncidentEntry(
                UUID.randomUUID(),
                type,
                Objects.requireNonNullElseGet(at, clock::now),
                name == null && type == Type.SEARCHED ? by.name() : name,
                area,
                phone,
                outcome,
                details,
                by.name(),
                by.role());
        return writeEntry
                .write(
                        school,
                        incident,
                        entry,
                        by,
                        IdempotencyKey.of(
                                by.subject(), "POST " + school + "/missing-incidents/" + incident, key, given))
                .map(written -> Response.status(201).entity(written).build());
    }

    private static @Nullable String details(String type, IncidentBody.EntryBody given, Fields fields) {
        return switch (type) {
            case "REPORT" ->
                fields.text("conclusion", given.conclusion()) + "\n\n" + fields.text("details", given.details());
            case "FORM", "NOTE" -> fields.text("details", given.details());
            default -> fields.optionalText("details", given.details());
        };
    }

    /** Closes an incident of which nothing is left to do; 409 names what is. */
    @POST
    @Path("/{incidentId}/closure")
    public Uni<IncidentView> close(@RestPath String urn, @RestPath String incidentId) {
        int school = PathValue.urn(urn);
        UUID incident = PathValue.uuid("incidentId", incidentId);
        return writeEntry.close(school, incident, actor(school, HEAD));
    }

    /** Prints the incident form. */
    @GET
    @Path("/{incidentId}/form.pdf")
    @Produces("application/pdf")
    public Uni<byte[]> form(@RestPath String urn, @RestPath String incidentId) {
        int school = PathValue.urn(urn);
        UUID incident = PathValue.uuid("incidentId", incidentId);
        return printIncident.print(school, incident, "incident-form", actor(school, STAFF));
    }

    /** Prints the report of the investigation. */
    @GET
    @Path("/{incidentId}/report.pdf")
    @Produces("application/pdf")
    public Uni<byte[]> report(@RestPath String urn, @RestPath String incidentId) {
        int school = PathValue.urn(urn);
        UUID incident = PathValue.uuid("incidentId", incidentId);
        return printIncident.print(school, incident, "incident-report", actor(school, STAFF));
    }

    private Actor actor(int school, Role... roles) {
        Caller staff = caller.get();
        return Actor.of(staff, staff.require(school, roles));
    }
}
