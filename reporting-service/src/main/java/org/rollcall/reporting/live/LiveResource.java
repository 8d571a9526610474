package org.rollcall.reporting.live;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.reporting.standing.StandingStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Live streams of a school and of a trust. */
@Path("/api/v1")
@Authenticated
public class LiveResource {
    private static final Role[] CASEWORKERS = {Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL};
    private static final Role[] STAFF = {
        Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.OFFICE, Role.TEACHER, Role.GOVERNOR, Role.FRONT_END
    };

    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final FollowSchools follow;
    private final StandingStore standing;
    private final ScopedDatabase database;

    LiveResource(
            CurrentCaller caller,
            JsonWebToken token,
            FollowSchools follow,
            StandingStore standing,
            ScopedDatabase database) {
        this.caller = caller;
        this.token = token;
        this.follow = follow;
        this.standing = standing;
        this.database = database;
    }

    /** What happens at the school; pupils and rules only for those who work on cases. */
    @GET
    @Path("/schools/{urn:[0-9]{1,9}}/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Multi<OutboundSseEvent> ofSchool(
            @PathParam("urn") int urn, @HeaderParam("Last-Event-ID") @Nullable String lastId, @Context Sse sse) {
        Caller who = caller.get();
        who.require(urn, STAFF);
        Audience audience = who.isAt(urn, CASEWORKERS) ? Audience.CASEWORKERS : Audience.STAFF;
        return follow.open(Set.of(urn), idOf(lastId), tokenEnds()).map(event -> frame(sse, audience, event));
    }

    /** At which of the trust's schools something happens: never who, which class or which rule. */
    @GET
    @Path("/trusts/{uid}/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Multi<OutboundSseEvent> ofTrust(
            @PathParam("uid") String uid, @HeaderParam("Last-Event-ID") @Nullable String lastId, @Context Sse sse) {
        caller.get().require(uid, "trust", Role.CENTRAL, Role.DATA_MANAGER, Role.TRUSTEE);
        Instant ends = tokenEnds();
        Uni<Set<Integer>> schools = database.inTransaction(
                Scope.schools(Set.of()),
                transaction -> standing.ofTrust(transaction, uid)
                        .map(found -> found.stream().map(SchoolName::urn).collect(Collectors.toSet())));
        return schools.onItem()
                .transformToMulti(urns -> follow.open(urns, idOf(lastId), ends))
                .map(event -> frame(sse, Audience.TRUST, event));
    }

    private Instant tokenEnds() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    private static @Nullable Long idOf(@Nullable String lastId) {
        return lastId != null && lastId.matches("\\d{1,18}") ? Long.valueOf(lastId) : null;
    }

    private static OutboundSseEvent frame(Sse sse, Audience audience, LiveEvent event) {
        OutboundSseEvent.Builder frame = sse.newEventBuilder().name(event.kind());
        String data = event.kind().equals("heartbeat") ? "{\"at\":\"" + event.at() + "\"}" : audience.tell(event);
        return (event.id() > 0 ? frame.id(String.valueOf(event.id())) : frame)
                .data(String.class, data)
                .build();
    }
}
