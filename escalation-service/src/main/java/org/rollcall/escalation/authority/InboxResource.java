package org.rollcall.escalation.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** The inbox of a local authority's attendance team. */
@Path("/api/v1/la/{code}/notifications")
@Authenticated
public class InboxResource {
    private final CurrentCaller caller;
    private final ReadInbox inbox;

    InboxResource(CurrentCaller caller, ReadInbox inbox) {
        this.caller = caller;
        this.inbox = inbox;
    }

    /** A notification as the authority sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID notificationId,
            String type,
            int urn,
            UUID pupilId,
            NoticeState state,
            LocalDate dueOn,
            LocalDate occurrence,
            @Nullable UUID correctionOf,
            Instant createdAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String outcome,
            @JsonRawValue @Nullable String data) {
        static Item of(Notification notification) {
            return new Item(
                    notification.notificationId(),
                    notification.type(),
                    notification.pupil().urn(),
                    notification.pupil().pupilId(),
                    notification.state(),
                    notification.dueOn(),
                    notification.occurrence(),
                    notification.correctionOf(),
                    notification.createdAt(),
                    notification.deliveredAt(),
                    notification.acknowledgedAt(),
                    notification.outcome(),
                    notification.data());
        }
    }

    /**
     * An acknowledgement.
     *
     * @param note anything to add
     */
    public record Acknowledgement(
            @Size(max = 2_000) @Nullable String note) {}

    /**
     * What came of a notification.
     *
     * @param outcome in the authority's words
     */
    public record Outcome(@NotBlank @Size(max = 2_000) String outcome) {}

    /** The inbox, newest first. */
    @GET
    public Uni<Page<Item>> list(
            @PathParam("code") String code,
            @QueryParam("type") @Nullable String type,
            @QueryParam("since") @Nullable String since,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        InboxStore.Filter filter = new InboxStore.Filter(
                type,
                instant(since),
                QueryValue.state(NoticeState.class, state),
                PageCursor.read(cursor),
                PageCursor.limit(limit));
        require(code);
        return inbox.list(code, filter).map(page -> page.map(Item::of));
    }

    /** One notification. */
    @GET
    @Path("/{id}")
    public Uni<Item> open(@PathParam("code") String code, @PathParam("id") UUID id) {
        require(code);
        return inbox.open(code, id).map(Item::of);
    }

    /** The authority has taken notice. */
    @POST
    @Path("/{id}/acknowledgement")
    public Uni<Item> acknowledge(
            @PathParam("code") String code, @PathParam("id") UUID id, @Valid @Nullable Acknowledgement body) {
        Caller who = require(code);
        return inbox.acknowledge(code, id, who.name(), body == null ? null : body.note())
                .map(Item::of);
    }

    /** The authority says what came of it. */
    @POST
    @Path("/{id}/outcome")
    public Uni<Item> close(@PathParam("code") String code, @PathParam("id") UUID id, @Valid @NotNull Outcome body) {
        require(code);
        return inbox.close(code, id, body.outcome()).map(Item::of);
    }

    private Caller require(String code) {
        Caller who = caller.get();
        who.require(code, "local authority", Role.ATTENDANCE_TEAM);
        return who;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .atTime(LocalTime.MIN)
                            .atZone(SchoolClock.ZONE)
                            .toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Problem.malformed("invalid-since", "Give a date or an instant.");
        }
    }
}
