package org.rollcall.register.roll;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** The admission register. */
@Path("/api/v1/schools/{urn}/pupils")
@Authenticated
public class PupilResource {
    private static final Role[] STAFF = {Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL};
    private static final int PAGE = 500;

    private final CurrentCaller caller;
    private final PutPupil putPupil;
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final EntryText text;
    private final LinkPupils links;
    private final SchoolStore schools;

    PupilResource(
            CurrentCaller caller,
            PutPupil putPupil,
            Snapshots snapshots,
            ScopedDatabase database,
            AuditTrail audit,
            SchoolClock clock,
            EntryText text,
            LinkPupils links,
            SchoolStore schools) {
        this.caller = caller;
        this.putPupil = putPupil;
        this.snapshots = snapshots;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.text = text;
        this.links = links;
        this.schools = schools;
    }

    /**
     * A pupil in lists.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param classId class today
     * @param yearGroup national curriculum year today
     * @param startDate first day on roll
     * @param lastDay last day on roll, when deleted
     * @param status where the pupil stands today
     */
    public record Listed(
            UUID pupilId,
            String name,
            UUID classId,
            int yearGroup,
            LocalDate startDate,
            @Nullable LocalDate lastDay,
            RollStatus status) {}

    /** Enters a pupil or changes the entry. */
    @PUT
    @Path("/{pupilId}")
    public Uni<Response> put(
            @RestPath String urn,
            @RestPath String pupilId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable PupilBody body) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        PupilBody given = Body.required(body);
        Fields fields = new Fields();
        Entry read = EntryRules.read(given, null, fields);
        fields.optionalDate("from", given.from());
        Body.refuseFaults(fields);
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        if (read.upn() != null && !UpnRules.isValid(read.upn())) {
            throw Problem.unprocessable(
                    "upn-invalid",
                    "The UPN is not valid.",
                    List.of(new FieldError("upn", "has the wrong form or its check letter does not fit")));
        }
        return putPupil.put(by, school, id, given, ifMatch)
                .map(put -> Response.status(put.created() ? 201 : 200)
                        .tag(Revision.tag(put.revision()))
                        .entity(PupilAnswer.of(
                                id,
                                put.entry(),
                                put.lastDay(),
                                put.links(),
                                put.revision(),
                                put.policy(),
                                clock.today()))
                        .build());
    }

    /** Reads a pupil's entry; the reading leaves an audit entry. */
    @GET
    @Path("/{pupilId}")
    public Uni<Response> get(@RestPath String urn, @RestPath String pupilId) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        Caller reader = caller.get();
        Actor by = Actor.of(reader, reader.require(school, STAFF));
        return database.inSession(
                Scope.school(school),
                session -> session.find(PupilRow.class, new PupilRow.Key(school, id))
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("pupil"))
                        .call(row -> audit.keep(session, school, by, "pupil-read", school + "/pupils/" + id, null))
                        .chain(row -> links.known(session, school, id)
                                .chain(linked -> schools.policyOn(session, school, clock.today())
                                        .map(policy -> Response.ok(PupilAnswer.of(
                                                        id,
                                                        text.read(row.entry),
                                                        row.lastDay,
                                                        linked,
                                                        row.revision,
                                                        policy,
                                                        clock.today()))
                                                .tag(Revision.tag(row.revision))
                                                .build()))));
    }

    /** Lists pupils by name, those of one class or one status if asked. */
    @GET
    public Uni<Page<Listed>> list(
            @RestPath String urn,
            @QueryParam("classId") @Nullable String classId,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int school = PathValue.urn(urn);
        UUID ofClass = classId == null ? null : PathValue.uuid("classId", classId);
        RollStatus standing = status == null ? null : status(status);
        UUID after = cursor == null ? null : PathValue.uuid("cursor", cursor);
        int size = PathValue.limit(limit, PAGE);
        Caller reader = caller.get();
        Actor by = Actor.of(reader, reader.require(school, STAFF));
        LocalDate today = clock.today();
        return snapshots
                .current(school)
                .map(snapshot -> snapshot.pupils().values().stream()
                        .map(pupil -> listed(pupil, today))
                        .filter(pupil -> ofClass == null || pupil.classId().equals(ofClass))
                        .filter(pupil -> standing == null || pupil.status() == standing)
                        .dropWhile(pupil -> after != null && !pupil.pupilId().equals(after))
                        .skip(after == null ? 0 : 1)
                        .limit(size + 1L)
                        .toList())
                .map(found -> found.size() > size
                        ? new Page<>(
                                found.subList(0, size),
                                found.get(size - 1).pupilId().toString())
                        : Page.whole(found))
                .call(() -> database.inTransaction(
                        Scope.school(school),
                        transaction -> audit.keep(transaction, school, by, "roll-read", school + "/pupils")));
    }

    private static Listed listed(SchoolSnapshot.Pupil pupil, LocalDate today) {
        SchoolSnapshot.Placement placement = pupil.placementOn(today);
        return new Listed(
                pupil.pupilId(),
                pupil.name(),
                placement.classId(),
                placement.yearGroup(),
                pupil.startDate(),
                pupil.lastDay(),
                RollStatus.on(today, pupil.startDate(), pupil.lastDay()));
    }

    private static RollStatus status(String text) {
        return Arrays.stream(RollStatus.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("malformed", "status must be PROSPECTIVE, ON_ROLL or LEFT."));
    }
}
