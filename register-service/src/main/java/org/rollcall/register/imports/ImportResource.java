package org.rollcall.register.imports;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.problem.Problem;

/** Files of pupils and of past marks. */
@Path("/api/v1/schools/{urn}/imports")
@Authenticated
public class ImportResource {
    private static final Set<String> KINDS = Set.of("pupils", "marks");

    private final CurrentCaller caller;
    private final AcceptImport acceptImport;
    private final ImportStore store;

    ImportResource(CurrentCaller caller, AcceptImport acceptImport, ImportStore store) {
        this.caller = caller;
        this.acceptImport = acceptImport;
        this.store = store;
    }

    /**
     * How far an import has come.
     *
     * @param importId import
     * @param kind pupils or marks
     * @param state RUNNING, DONE or FAILED
     * @param rows rows read
     * @param accepted rows that landed
     * @param rejected rows that were skipped
     * @param flagged rows that landed and should be looked at
     * @param percent rows read in percent of the file, two decimals
     * @param failure why it failed
     * @param errors why rows were skipped, the first thousand
     * @param flags what should be looked at, the first thousand
     */
    public record Answer(
            UUID importId,
            String kind,
            String state,
            int rows,
            int accepted,
            int rejected,
            int flagged,
            String percent,
            @Nullable String failure,
            List<RowError> errors,
            List<RowError> flags) {
        static Answer of(UUID importId, ImportStore.Standing progress) {
            long hundredths = progress.state().equals("DONE")
                    ? 10_000
                    : Math.min(9_999, 10_000L * progress.rows() / Math.max(1, progress.size()));
            return new Answer(
                    importId,
                    progress.kind(),
                    progress.state(),
                    progress.rows(),
                    progress.accepted(),
                    progress.rejected(),
                    progress.flagged(),
                    "%d.%02d".formatted(hundredths / 100, hundredths % 100),
                    progress.failure(),
                    progress.errors(),
                    progress.flags());
        }
    }

    /**
     * Which import it is.
     *
     * @param importId import
     */
    public record Accepted(UUID importId) {}

    /** Takes a file and reads it in the background. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    public Response post(
            @RestPath String urn,
            @QueryParam("kind") @Nullable String kind,
            @HeaderParam("Content-Type") @Nullable String type,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream file) {
        int school = PathValue.urn(urn);
        String asked = requireKind(kind);
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        String format = type != null && type.contains("xml") ? "ctf" : "csv";
        if (format.equals("ctf") && asked.equals("marks")) {
            return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build();
        }
        UUID importId = acceptImport.accept(school, asked, format, file, by, key);
        return Response.accepted(new Accepted(importId)).build();
    }

    /** The kind of file, or 400 when there is no such kind. */
    static String requireKind(@Nullable String kind) {
        if (kind == null || !KINDS.contains(kind)) {
            throw Problem.malformed("malformed", "kind must be pupils or marks.");
        }
        return kind;
    }

    /** Tells how far an import has come. */
    @GET
    @Path("/{importId}")
    public Uni<Answer> get(@RestPath String urn, @RestPath String importId) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("importId", importId);
        caller.get().require(school, Role.ATTENDANCE_OFFICER, Role.HEAD);
        return store.find(school, id)
                .map(progress -> Answer.of(id, progress.orElseThrow(() -> Problem.notFound("import"))));
    }
}
