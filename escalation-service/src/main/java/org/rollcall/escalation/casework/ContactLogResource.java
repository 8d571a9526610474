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
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.contact.ContactEntry;
import org.rollcall.escalation.contact.ContactStore;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.rules.evaluation.ContactOutcome;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** The contact log: who was tried about an absence, and what they said. */
@Path("/api/v1/schools/{urn}/contact-log")
@Authenticated
public class ContactLogResource {
    private static final Role[] CASEWORKERS = {Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.DSL, Role.HEAD};
    /** A front end's clock may be a little ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final ContactStore contacts;
    private final LogContact log;
    private final SchoolClock clock;

    ContactLogResource(
            CurrentCaller caller, ScopedDatabase database, ContactStore contacts, LogContact log, SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.contacts = contacts;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A contact to be logged.
     *
     * @param at when it was made; now when absent
     * @param by who made it; the caller when absent
     * @param with the adult who was tried or reached
     */
    public record Entry(
            @NotNull UUID pupilId,
            @Nullable Instant at,
            @Size(max = 200) @Nullable String by,
            @NotBlank @Size(max = 40) String channel,
            @Size(max = 200) @Nullable String with,
            @NotNull ContactOutcome outcome,
            @Nullable LocalDate expectedReturn,
            @Size(max = 2_000) @Nullable String note) {}

    /** A contact as logged. */
    public record Item(
            UUID contactId,
            UUID pupilId,
            Instant at,
            String by,
            String channel,
            @Nullable String with,
            ContactOutcome outcome,
            @Nullable LocalDate expectedReturn,
            @Nullable String note,
            @Nullable UUID taskId,
            Instant recordedAt) {
        static Item of(ContactEntry entry) {
            return new Item(
                    entry.contactId(),
                    entry.pupilId(),
                    entry.at(),
                    entry.by(),
                    entry.channel(),
                    entry.with(),
                    entry.outcome(),
                    entry.expectedReturn(),
                    entry.note(),
                    entry.taskId(),
                    entry.recordedAt());
        }
    }

    /** Logs a contact. */
    @POST
    public Uni<RestResponse<Item>> add(
            @PathParam("urn") int urn,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Entry body) {
        Caller who = caller.get();
        Actor actor = new Actor(
                who.subject(), who.name(), who.require(urn, CASEWORKERS).word());
        Instant now = clock.now();
        Instant at = body.at() == null ? now : body.at();
        if (at.isAfter(now.plus(TOLERANCE))) {
            throw Problem.unprocessable("contact-in-the-future", "A contact is logged once it was made.");
        }
        ContactEntry entry = new ContactEntry(
                urn,
                UUID.randomUUID(),
                body.pupilId(),
                at,
                body.by() == null || body.by().isBlank() ? who.name() : body.by(),
                body.channel(),
                body.with(),
                body.outcome(),
                body.expectedReturn(),
                body.note(),
                null,
                now,
                actor.name(),
                actor.role());
        return log.log(entry, IdempotencyKey.of(who.subject(), "POST " + urn + "/contact-log", key, body), actor)
                .map(logged -> RestResponse.ResponseBuilder.<Item>created(
                                URI.create("/api/v1/schools/" + urn + "/contact-log/" + logged.contactId()))
                        .entity(Item.of(logged))
                        .build());
    }

    /** The log, newest first. */
    @GET
    public Uni<Page<Item>> list(
            @PathParam("urn") int urn,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        UUID pupil = QueryValue.id("pupil-id", pupilId);
        caller.get().require(urn, CASEWORKERS);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> contacts.list(
                                transaction,
                                urn,
                                pupil,
                                after == null ? null : after.at(),
                                after == null ? null : after.id(),
                                wanted + 1)
                        .map(found -> Page.of(found, wanted, entry -> new PageCursor(entry.at(), entry.contactId()))
                                .map(Item::of)));
    }
}
