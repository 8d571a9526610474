package org.rollcall.escalation.penalty;

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
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.casework.Actor;
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
import org.rollcall.support.problem.Problem.FieldError;

/** Penalty notices of a school's pupils: the questions put to the head, and the notices that the authority issued. */
@Path("/api/v1/schools/{urn}/penalty-notices")
@Authenticated
public class PenaltyNoticeResource {
    private static final Role[] STAFF = {Role.ATTENDANCE_OFFICER, Role.HEAD};
    private static final Pattern STATE = Pattern.compile("[A-Z_]{3,20}");

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final ListPenalties list;
    private final NoticeStore notices;
    private final IssueNotice issue;
    private final RecordEarlierNotice earlier;
    private final SchoolClock clock;

    PenaltyNoticeResource(
            CurrentCaller caller,
            ScopedDatabase database,
            ListPenalties list,
            NoticeStore notices,
            IssueNotice issue,
            RecordEarlierNotice earlier,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.list = list;
        this.notices = notices;
        this.issue = issue;
        this.earlier = earlier;
        this.clock = clock;
    }

    /**
     * A notice to be recorded.
     *
     * @param considerationId the consideration that asked for it; absent for a notice of an earlier time
     * @param pupilId the pupil, for a notice of an earlier time
     * @param number the authority's number
     * @param postedOn when it was posted; the day of issue is taken when absent
     * @param receivedOn when it was received; presumed when absent
     * @param early its first amount in pounds, to be held against the law; computed when absent
     * @param full its second amount
     */
    public record Recorded(
            @Nullable UUID considerationId,
            @Nullable UUID pupilId,
            @NotNull UUID parentId,
            @NotBlank @Size(max = 100) String number,
            @NotNull LocalDate issuedOn,
            @Nullable LocalDate postedOn,
            @Nullable LocalDate receivedOn,
            @Size(max = 10) @Nullable String early,
            @Size(max = 10) @Nullable String full) {
        NoticeForm notice() {
            return new NoticeForm(parentId, number, issuedOn, postedOn, receivedOn, early, full);
        }
    }

    /** Considerations and notices, newest first. */
    @GET
    public Uni<Page<PenaltyItem>> list(
            @PathParam("urn") int urn,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        UUID pupil = QueryValue.id("pupil-id", pupilId);
        if (state != null && !STATE.matcher(state).matches()) {
            throw Problem.malformed("invalid-state", "There is no such state.");
        }
        caller.get().require(urn, STAFF);
        return list.list(urn, pupil, state, after, wanted);
    }

    /** One notice. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}")
    public Uni<NoticeView> read(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        caller.get().require(urn, STAFF);
        return show(urn, id);
    }

    /** Records a notice that the authority issued to one parent. */
    @POST
    public Uni<RestResponse<NoticeView>> record(
            @PathParam("urn") int urn,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Recorded body) {
        Caller who = caller.get();
        Actor actor =
                new Actor(who.subject(), who.name(), who.require(urn, STAFF).word());
        Optional<IdempotencyKey> sent =
                IdempotencyKey.of(actor.subject(), "POST " + urn + "/penalty-notices", key, body);
        return write(urn, body, sent, actor)
                .chain(done -> show(urn, done.id()))
                .map(notice -> RestResponse.ResponseBuilder.<NoticeView>created(
                                URI.create("/api/v1/schools/" + urn + "/penalty-notices/" + notice.noticeId()))
                        .entity(notice)
                        .build());
    }

    private Uni<Done> write(int urn, Recorded body, Optional<IdempotencyKey> sent, Actor actor) {
        UUID considerationId = body.considerationId();
        UUID pupilId = body.pupilId();
        if (considerationId != null) {
            return issue.record(urn, considerationId, body.notice(), sent, actor);
        }
        if (pupilId == null) {
            throw Problem.invalid(List.of(new FieldError(
                    "considerationId", "names what asked for the notice; one of an earlier time names the pupilId")));
        }
        return earlier.record(new PupilKey(urn, pupilId), body.notice(), sent, actor);
    }

    private Uni<NoticeView> show(int urn, UUID id) {
        return database.inTransaction(Scope.school(urn), transaction -> notices.find(transaction, urn, id))
                .map(found ->
                        NoticeView.of(found.orElseThrow(() -> Problem.notFound("penalty notice")), clock.today()));
    }
}
