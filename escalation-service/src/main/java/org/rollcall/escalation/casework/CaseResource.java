package org.rollcall.escalation.casework;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.CaseFilter;
import org.rollcall.escalation.cases.CaseStage;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** Attendance cases: stage, timeline, and what people write into them. */
@Path("/api/v1/schools/{urn}/cases")
@Authenticated
public class CaseResource {
    private static final Role[] CASEWORKERS = {Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL};

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final CaseStore cases;
    private final TimelineStore timelines;
    private final WriteCase write;
    private final PrintReferral referral;
    private final CaseworkAudit audit;
    private final SchoolClock clock;

    CaseResource(
            CurrentCaller caller,
            ScopedDatabase database,
            CaseStore cases,
            TimelineStore timelines,
            WriteCase write,
            PrintReferral referral,
            CaseworkAudit audit,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.cases = cases;
        this.timelines = timelines;
        this.write = write;
        this.referral = referral;
        this.audit = audit;
        this.clock = clock;
    }

    /** A case to be opened by hand. */
    public record Opening(
            @NotNull UUID pupilId,
            @NotBlank @Size(max = 2_000) String reason) {}

    /** Cases, newest first. */
    @GET
    public Uni<Page<CaseView>> list(
            @PathParam("urn") int urn,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        CaseFilter filter = new CaseFilter(
                QueryValue.state(CaseStage.class, stage),
                QueryValue.id("pupil-id", pupilId),
                after == null ? null : after.at(),
                after == null ? null : after.id(),
                wanted + 1);
        caller.get().require(urn, CASEWORKERS);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> cases.list(transaction, urn, filter)
                        .map(found -> Page.of(found, wanted, one -> new PageCursor(one.openedAt(), one.caseId()))
                                .map(CaseView::of)));
    }

    /** One case with everything on record about the pupil's attendance that the caller may see. */
    @GET
    @Path("/{id}")
    public Uni<CaseView> read(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        Actor actor = actor(urn);
        boolean safeguarding = caller.get().isAt(urn, Role.DSL);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> cases.find(transaction, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("case")))
                        .chain(found -> timelines
                                .of(transaction, found, safeguarding)
                                .chain(timeline -> timelines
                                        .nextDue(transaction, urn, found.pupil().pupilId())
                                        .map(due -> CaseView.of(found, due.orElse(null), timeline))))
                        .call(shown -> audit.note(
                                transaction, urn, actor, clock.now(), "case-read", shown.pupilId(), shown.caseId())));
    }

    /** What goes with a referral to another service, as PDF; safeguarding notes are not part of it. */
    @GET
    @Path("/{id}/referral-pack.pdf")
    @Produces("application/pdf")
    public Uni<byte[]> referralPack(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        return referral.print(urn, id, actor(urn));
    }

    /** Opens a case that no rule has opened. */
    @POST
    public Uni<RestResponse<CaseView>> open(@PathParam("urn") int urn, @Valid @NotNull Opening body) {
        return write.open(new PupilKey(urn, body.pupilId()), body.reason(), actor(urn))
                .map(opened -> RestResponse.ResponseBuilder.<CaseView>created(
                                URI.create("/api/v1/schools/" + urn + "/cases/" + opened.caseId()))
                        .entity(CaseView.of(opened))
                        .build());
    }

    /** Writes an entry; a safeguarding note is the designated safeguarding lead's. */
    @POST
    @Path("/{id}/entries")
    public Uni<RestResponse<CaseEntry>> add(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull EntryForm body) {
        Actor actor = body.type() == EntryType.DSL_NOTE
                ? actor(urn, Role.DSL)
                : body.type().isLegal() ? actor(urn, Role.HEAD) : actor(urn);
        return write.add(
                        urn,
                        id,
                        body,
                        IdempotencyKey.of(actor.subject(), "POST " + urn + "/cases/" + id + "/entries", key, body),
                        actor)
                .map(entry -> RestResponse.status(RestResponse.Status.CREATED, entry));
    }

    /** Moves the case to another stage; only the head takes it towards legal intervention. */
    @POST
    @Path("/{id}/stage")
    public Uni<CaseView> move(@PathParam("urn") int urn, @PathParam("id") UUID id, @Valid @NotNull StageForm body) {
        Actor actor = body.stage() == CaseStage.LEGAL ? actor(urn, Role.HEAD) : actor(urn);
        return write.move(urn, id, body, actor).map(CaseView::of);
    }

    private Actor actor(int urn) {
        return actor(urn, CASEWORKERS);
    }

    private Actor actor(int urn, Role... roles) {
        Caller who = caller.get();
        return new Actor(who.subject(), who.name(), who.require(urn, roles).word());
    }
}
