package org.rollcall.support.deadletter;

import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.CurrentCaller;

/** Everything a service could not process, for platform administrators; also what belongs to no readable school. */
@Path("/api/v1/services/{service: register|leave|escalation|reporting}/dead-letters")
@Authenticated
@UnlessBuildProperty(name = "rollcall.stateless", stringValue = "true", enableIfMissing = true)
public class DeadLetterResource {
    private final CurrentCaller caller;
    private final DeadLetterAccess access;
    private final OpenDeadLetter letters;
    private final ReplayDeadLetter replay;
    private final DismissDeadLetter dismiss;

    DeadLetterResource(
            CurrentCaller caller,
            DeadLetterAccess access,
            OpenDeadLetter letters,
            ReplayDeadLetter replay,
            DismissDeadLetter dismiss) {
        this.caller = caller;
        this.access = access;
        this.letters = letters;
        this.replay = replay;
        this.dismiss = dismiss;
    }

    /** The records that were set aside, of every school and of none, newest first. */
    @GET
    public Uni<DeadLetterPage> list(
            @PathParam("service") String service,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        DeadLetterQuery query = DeadLetterQuery.of(null, state, cursor, limit);
        access.everywhere(service, caller.get());
        return letters.list(service, query);
    }

    /** Has a record handled again. */
    @POST
    @Path("/{id: [0-9a-fA-F-]{36}}/replay")
    public Uni<DeadLetterItem> replay(@PathParam("service") String service, @PathParam("id") UUID id) {
        Decider decider = access.everywhere(service, caller.get());
        return letters.open(null, id)
                .chain(letter -> replay.replay(letter, decider))
                .map(letter -> DeadLetterItem.of(service, letter));
    }

    /** Says that a record shall have no effect. */
    @POST
    @Path("/{id: [0-9a-fA-F-]{36}}/dismissal")
    public Uni<DeadLetterItem> dismiss(
            @PathParam("service") String service, @PathParam("id") UUID id, @Nullable Dismissal dismissal) {
        String reason = Dismissal.reasonOf(dismissal);
        Decider decider = access.everywhere(service, caller.get());
        return letters.open(null, id)
                .chain(letter -> dismiss.dismiss(letter, decider, reason))
                .map(letter -> DeadLetterItem.of(service, letter));
    }
}
