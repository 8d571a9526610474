package org.rollcall.register.imports;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;

/** How the columns of a school's files are called: given once, used for every later file. */
@Path("/api/v1/schools/{urn}/imports/mappings/{kind}")
@Authenticated
public class MappingResource {
    private final CurrentCaller caller;
    private final MappingStore store;

    MappingResource(CurrentCaller caller, MappingStore store) {
        this.caller = caller;
        this.store = store;
    }

    /** Shows the mapping that files of this kind are read with. */
    @GET
    public Uni<ColumnMapping> get(@RestPath String urn, @RestPath String kind) {
        int school = PathValue.urn(urn);
        ImportResource.requireKind(kind);
        caller.get().require(school, Role.ATTENDANCE_OFFICER, Role.HEAD);
        return store.find(school, kind);
    }

    /** Sets the mapping; imports that run already keep theirs. */
    @PUT
    public Uni<ColumnMapping> put(@RestPath String urn, @RestPath String kind, @Nullable MappingBody body) {
        int school = PathValue.urn(urn);
        ImportResource.requireKind(kind);
        Fields fields = new Fields();
        ColumnMapping mapping = MappingRules.read(kind, Body.required(body), fields);
        Body.refuseFaults(fields);
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        return store.keep(school, kind, mapping, by);
    }
}
