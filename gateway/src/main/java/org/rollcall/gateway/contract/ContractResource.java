package org.rollcall.gateway.contract;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Publishes the merged OpenAPI document; it needs no token. */
@Path("/api/v1/openapi.json")
@PermitAll
public class ContractResource {
    private final PublishedContract contract;

    ContractResource(PublishedContract contract) {
        this.contract = contract;
    }

    /** The document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> read() {
        return contract.document();
    }
}
