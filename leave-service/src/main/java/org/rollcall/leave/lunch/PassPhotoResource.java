package org.rollcall.leave.lunch;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.problem.Problem;

/** The photograph on a pass; only staff of the school see it (AET-9.4). */
@Path("/api/v1/schools/{urn}/lunch-passes/{id}/photo")
@Authenticated
public class PassPhotoResource {
    private static final Role[] SENDING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.FRONT_END};
    private static final Role[] SEEING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.DSL, Role.TEACHER};

    private final CurrentCaller caller;
    private final PicturePass picturePass;

    PassPhotoResource(CurrentCaller caller, PicturePass picturePass) {
        this.caller = caller;
        this.picturePass = picturePass;
    }

    /** Keeps a photograph, JPEG or PNG, of at most a megabyte. */
    @PUT
    @Consumes({"image/jpeg", "image/png"})
    public Uni<RestResponse<Void>> put(@PathParam("urn") int urn, @PathParam("id") UUID id, byte @Nullable [] content) {
        if (content == null || content.length == 0) {
            throw Problem.malformed("malformed", "The body is missing.");
        }
        Caller sending = caller.get();
        Role role = sending.require(urn, SENDING);
        return picturePass.keep(urn, id, Photo.of(content), sending, role).map(none -> RestResponse.noContent());
    }

    /** Shows the photograph. */
    @GET
    public Uni<RestResponse<byte[]>> get(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        Caller looking = caller.get();
        Role role = looking.require(urn, SEEING);
        return picturePass
                .show(urn, id, looking, role)
                .map(photo -> RestResponse.ResponseBuilder.ok(photo.content())
                        .header("Content-Type", photo.mediaType())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", "private, no-store")
                        .build());
    }
}
