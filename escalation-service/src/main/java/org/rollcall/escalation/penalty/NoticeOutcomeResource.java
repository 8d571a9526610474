package org.rollcall.escalation.penalty;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.rollcall.support.problem.Problem.FieldError;

/** What became of a penalty notice, as the authority tells the school. */
@Path("/api/v1/schools/{urn}/penalty-notices/{id: [0-9a-fA-F-]{36}}")
@Authenticated
public class NoticeOutcomeResource {
    private static final Role[] STAFF = {Role.ATTENDANCE_OFFICER, Role.HEAD};

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final SettleNotice settle;
    private final NoticeStore notices;
    private final SchoolClock clock;

    NoticeOutcomeResource(
            CurrentCaller caller,
            ScopedDatabase database,
            SettleNotice settle,
            NoticeStore notices,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.settle = settle;
        this.notices = notices;
        this.clock = clock;
    }

    /** When a notice was received. */
    public record Receipt(@NotNull LocalDate receivedOn) {}

    /**
     * A payment to the authority.
     *
     * @param amount in pounds with two decimals, such as "80.00"
     */
    public record Payment(
            @NotNull LocalDate paidOn,
            @NotBlank @Size(max = 10) String amount,
            @Size(max = 100) @Nullable String reference) {}

    /** Why the authority took a notice back. */
    public record Withdrawal(@NotBlank @Size(max = 2_000) String reason) {}

    /** What the authority made of a notice that was not paid. */
    public record Ending(
            @NotNull Outcome outcome,
            @NotBlank @Size(max = 4_000) String rationale) {}

    /** What can follow day 28; prosecution is the last resort. */
    public enum Outcome {
        PROSECUTED,
        WITHDRAWN,
        NOT_PURSUED
    }

    /** Notes the receipt, from which the days count where the school's policy follows the law. */
    @POST
    @Path("/receipt")
    public Uni<NoticeView> received(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Receipt body) {
        Actor actor = actor(urn);
        Map<String, String> details = Map.of("receivedOn", body.receivedOn().toString());
        return settle.received(
                        urn, event(urn, id, Change.Kind.RECEIPT, details, key, body, actor), body.receivedOn(), actor)
                .chain(done -> show(urn, id));
    }

    /** Notes a payment: the whole amount of its day, to the penny. */
    @POST
    @Path("/payments")
    public Uni<RestResponse<NoticeView>> paid(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Payment body) {
        Actor actor = actor(urn);
        int pence = Pounds.pence(body.amount())
                .orElseThrow(() -> Problem.invalid(
                        List.of(new FieldError("amount", "must be pounds with two decimals, such as 80.00"))));
        Map<String, String> details =
                new HashMap<>(Map.of("paidOn", body.paidOn().toString(), "amount", body.amount()));
        if (body.reference() != null) {
            details.put("reference", body.reference());
        }
        return settle.paid(
                        urn,
                        event(urn, id, Change.Kind.PAYMENT, details, key, body, actor),
                        body.paidOn(),
                        pence,
                        actor)
                .chain(done -> show(urn, id))
                .map(notice -> RestResponse.status(RestResponse.Status.CREATED, notice));
    }

    /** Notes that the authority took the notice back. */
    @POST
    @Path("/withdrawal")
    public Uni<NoticeView> withdrawn(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Withdrawal body) {
        Actor actor = actor(urn);
        Map<String, String> details = Map.of("reason", body.reason());
        return settle.withdrawn(urn, event(urn, id, Change.Kind.WITHDRAWAL, details, key, body, actor), actor)
                .chain(done -> show(urn, id));
    }

    /** Notes what followed a notice that was not paid in 28 days. */
    @POST
    @Path("/outcome")
    public Uni<NoticeView> ended(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Ending body) {
        Actor actor = actor(urn);
        Map<String, String> details = Map.of("outcome", body.outcome().name(), "rationale", body.rationale());
        return settle.ended(
                        urn,
                        event(urn, id, Change.Kind.OUTCOME, details, key, body, actor),
                        Notice.State.valueOf(body.outcome().name()),
                        actor)
                .chain(done -> show(urn, id));
    }

    private static SettleNotice.Event event(
            int urn,
            UUID id,
            Change.Kind kind,
            Map<String, String> details,
            @Nullable String key,
            Object body,
            Actor actor) {
        return new SettleNotice.Event(
                id,
                kind,
                details,
                IdempotencyKey.of(actor.subject(), "POST " + urn + "/penalty-notices/" + id + "/" + kind, key, body));
    }

    private Uni<NoticeView> show(int urn, UUID id) {
        return database.inTransaction(Scope.school(urn), transaction -> notices.find(transaction, urn, id))
                .map(found ->
                        NoticeView.of(found.orElseThrow(() -> Problem.notFound("penalty notice")), clock.today()));
    }

    private Actor actor(int urn) {
        Caller who = caller.get();
        return new Actor(who.subject(), who.name(), who.require(urn, STAFF).word());
    }
}
