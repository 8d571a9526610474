package org.rollcall.leave.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveRefused;
import org.rollcall.events.leave.LeaveRequested;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Tells the other services where a request stands; reasons and names stay here. */
@ApplicationScoped
public class LeaveEvents {
    private final Outbox outbox;

    LeaveEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Writes the event of the request's present state, in the transaction that changed it. */
    public Uni<Void> tell(Mutiny.Session session, LeaveRequest request, Instant at) {
        Event event = event(request, at);
        return outbox.append(
                session,
                List.of(OutboxEvent.of(Topics.LEAVE, request.urn(), EventTypes.typeOf(event), event.subject(), event)));
    }

    /** Says that events of the school were committed. */
    public void wake(int urn) {
        outbox.wake(urn);
    }

    static Event event(LeaveRequest request, Instant at) {
        int urn = request.urn();
        long revision = request.revision();
        String kind = request.kind().name();
        DateRange asked = request.asked();
        return switch (request.state()) {
            case LeaveState.Requested _ ->
                new LeaveRequested(
                        urn, revision, request.id(), request.pupilId(), kind, asked.start(), asked.end(), at);
            case LeaveState.Granted granted ->
                new LeaveGranted(
                        urn,
                        revision,
                        request.id(),
                        request.pupilId(),
                        kind,
                        granted.code(),
                        granted.period().start(),
                        granted.period().end(),
                        at);
            case LeaveState.Refused _ ->
                new LeaveRefused(urn, revision, request.id(), request.pupilId(), kind, asked.start(), asked.end(), at);
            case LeaveState.Withdrawn _ -> new LeaveWithdrawn(urn, revision, request.id(), request.pupilId(), kind, at);
        };
    }
}
