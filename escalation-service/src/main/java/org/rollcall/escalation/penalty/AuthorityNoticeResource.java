package org.rollcall.escalation.penalty;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** The authority records a notice that it issued upon a referral in its inbox. */
@Path("/api/v1/la/{code}/notifications/{id: [0-9a-fA-F-]{36}}/penalty-notices")
@Authenticated
public class AuthorityNoticeResource {
    private static final String REFERRAL = "SELECT school_urn, finding_ids FROM la_notification WHERE la_code = $1"
            + " AND notification_id = $2 AND type = 'PENALTY_REFERRAL' AND data IS NOT NULL";

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final ConsiderationStore considerations;
    private final NoticeStore notices;
    private final IssueNotice issue;
    private final SchoolClock clock;

    AuthorityNoticeResource(
            CurrentCaller caller,
            ScopedDatabase database,
            ConsiderationStore considerations,
            NoticeStore notices,
            IssueNotice issue,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.considerations = considerations;
        this.notices = notices;
        this.issue = issue;
        this.clock = clock;
    }

    /** The school and findings that a referral names. */
    private record Referral(int urn, List<UUID> findingIds) {}

    /** Records a notice to one of the parents that the referral names. */
    @POST
    public Uni<RestResponse<NoticeView>> record(
            @PathParam("code") String code,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NoticeForm body) {
        Caller who = caller.get();
        Actor actor = new Actor(
                who.subject(),
                who.name(),
                who.require(code, "local authority", Role.ATTENDANCE_TEAM).word());
        return referral(code, id)
                .chain(referral -> consideration(referral)
                        .chain(one -> issue.record(
                                referral.urn(),
                                one.considerationId(),
                                body,
                                IdempotencyKey.of(
                                        actor.subject(),
                                        "POST la/" + code + "/notifications/" + id + "/penalty-notices",
                                        key,
                                        body),
                                actor))
                        .chain(done -> show(referral.urn(), done.id())))
                .map(notice -> RestResponse.status(RestResponse.Status.CREATED, notice));
    }

    private Uni<Referral> referral(String code, UUID id) {
        return database.inTransaction(
                        Scope.authority(code),
                        transaction -> transaction.preparedQuery(REFERRAL).execute(Tuple.of(code, id)))
                .map(rows -> {
                    for (Row row : rows) {
                        return new Referral(row.getInteger(0), List.of(row.getArrayOfUUIDs(1)));
                    }
                    throw Problem.notFound("notification");
                });
    }

    private Uni<Consideration> consideration(Referral referral) {
        return database.inTransaction(
                        Scope.school(referral.urn()),
                        transaction -> considerations.ofFindings(transaction, referral.urn(), referral.findingIds()))
                .map(found -> found.stream()
                        .filter(one -> one.state().stage() == Stage.REFERRED)
                        .findFirst()
                        .orElseThrow(() -> Problem.conflict("not-referred", "Nothing asks for a notice any more.")));
    }

    private Uni<NoticeView> show(int urn, UUID id) {
        return database.inTransaction(Scope.school(urn), transaction -> notices.find(transaction, urn, id))
                .map(found ->
                        NoticeView.of(found.orElseThrow(() -> Problem.notFound("penalty notice")), clock.today()));
    }
}
