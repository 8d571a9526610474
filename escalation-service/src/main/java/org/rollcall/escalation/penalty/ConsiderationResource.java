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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.casework.Actor;
import org.rollcall.escalation.casework.CaseworkAudit;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** The question of a penalty notice: what it rests on, the lead's advice, and the head's decision. */
@Path("/api/v1/schools/{urn}/penalty-notices/considerations/{id: [0-9a-fA-F-]{36}}")
@Authenticated
public class ConsiderationResource {
    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final GatherRecord gather;
    private final ElsewhereStore elsewhere;
    private final DecidePenalty decide;
    private final AdvisePenalty advise;
    private final CaseworkAudit audit;
    private final SchoolClock clock;

    ConsiderationResource(
            CurrentCaller caller,
            ScopedDatabase database,
            GatherRecord gather,
            ElsewhereStore elsewhere,
            DecidePenalty decide,
            AdvisePenalty advise,
            CaseworkAudit audit,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.gather = gather;
        this.elsewhere = elsewhere;
        this.decide = decide;
        this.advise = advise;
        this.audit = audit;
        this.clock = clock;
    }

    /** Advice to the head. */
    public record Advice(@NotBlank @Size(max = 4_000) String advice) {}

    /** How a notice to improve ended. */
    public record Judgement(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 4_000) String rationale) {}

    /** Whether attendance has improved. */
    public enum Outcome {
        IMPROVED,
        NOT_IMPROVED
    }

    /** One consideration with all that is on record about it. */
    @GET
    public Uni<ConsiderationView> read(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        Actor actor = actor(urn, Role.ATTENDANCE_OFFICER, Role.HEAD);
        return show(urn, id)
                .call(shown -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> audit.note(
                                transaction,
                                urn,
                                actor,
                                clock.now(),
                                "penalty-read",
                                shown.pupilId(),
                                shown.considerationId())));
    }

    /** The head's answers and decision; nobody else decides. */
    @POST
    public Uni<ConsiderationView> decide(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull DecisionForm body) {
        Actor actor = actor(urn, Role.HEAD);
        if (body.answersForAuthority()) {
            throw Problem.forbidden("Whether a prosecution is in the public interest is the authority's question.");
        }
        return decide.decide(urn, id, body, key(actor, urn, id, "", key, body), actor)
                .chain(() -> show(urn, id));
    }

    /** The attendance lead advises the head. */
    @POST
    @Path("/advice")
    public Uni<ConsiderationView> advise(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Advice body) {
        Actor actor = actor(urn, Role.ATTENDANCE_OFFICER, Role.HEAD);
        return advise.advise(urn, id, body.advice(), key(actor, urn, id, "/advice", key, body), actor)
                .chain(() -> show(urn, id));
    }

    /** The head judges whether a notice to improve was used. */
    @POST
    @Path("/improvement")
    public Uni<ConsiderationView> judge(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Judgement body) {
        Actor actor = actor(urn, Role.HEAD);
        return advise.judge(
                        urn,
                        id,
                        body.outcome() == Outcome.IMPROVED,
                        body.rationale(),
                        key(actor, urn, id, "/improvement", key, body),
                        actor)
                .chain(() -> show(urn, id));
    }

    private Uni<ConsiderationView> show(int urn, UUID id) {
        return database.inTransaction(Scope.school(urn), transaction -> gather.of(transaction, urn, id))
                .chain(known -> elsewhere
                        .of(known.consideration().pupil())
                        .map(others -> ShowConsideration.show(known, others)));
    }

    private static Optional<IdempotencyKey> key(
            Actor actor, int urn, UUID id, String below, @Nullable String key, Object body) {
        return IdempotencyKey.of(
                actor.subject(), "POST " + urn + "/penalty-notices/considerations/" + id + below, key, body);
    }

    private Actor actor(int urn, Role... roles) {
        Caller who = caller.get();
        return new Actor(who.subject(), who.name(), who.require(urn, roles).word());
    }
}
