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

/** What a service could not process of one school, and what the trust's central team decides about it. */
@Path("/api/v1/services/{service: register|leave|escalation|reporting}/schools/{urn}/dead-letters")
@Authenticated
@UnlessBuildProperty(name = "rollcall.stateless", stringValue = "true", enableIfMissing = true)
public class SchoolDeadLetterResource {
    private final CurrentCaller caller;
    private final DeadLetterAccess access;
    private final OpenDeadLetter letters;
    private final ReplayDeadLetter replay;
    private final DismissDeadLetter dismiss;

    SchoolDeadLetterResource(
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

    /** The school's records that were set aside, newest first. */
    @GET
    public Uni<DeadLetterPage> list(
            @PathParam("service") String service,
            @PathParam("urn") int urn,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        DeadLetterQuery query = DeadLetterQuery.of(urn, state, cursor, limit);
        return access.at(service, urn, caller.get()).chain(() -> letters.list(service, query));
    }

    /** Has a record handled again. */
    @POST
    @Path("/{id: [0-9a-fA-F-]{36}}/replay")
    public Uni<DeadLetterItem> replay(
            @PathParam("service") String service, @PathParam("urn") int urn, @PathParam("id") UUID id) {
        return access.at(service, urn, caller.get())
                .chain(decider -> letters.open(urn, id).chain(letter -> replay.replay(letter, decider)))
                .map(letter -> DeadLetterItem.of(service, letter));
    }

    /** Says that a record shall have no effect. */
    @POST
    @Path("/{id: [0-9a-fA-F-]{36}}/dismissal")
    public Uni<DeadLetterItem> dismiss(
            @PathParam("service") String service,
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @Nullable Dismissal dismissal) {
        String reason = Dismissal.reasonOf(dismissal);
        return access.at(service, urn, caller.get())
                .chain(decider -> letters.open(urn, id).chain(letter -> dismiss.dismiss(letter, decider, reason)))
                .map(letter -> DeadLetterItem.of(service, letter));
    }
}
