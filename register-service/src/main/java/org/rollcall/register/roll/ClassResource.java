package org.rollcall.register.roll;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.input.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;

/** Registration classes. */
@Path("/api/v1/schools/{urn}/classes")
@Authenticated
public class ClassResource {
    private static final int YOUNGEST = -2;
    private static final int OLDEST = 14;

    private final CurrentCaller caller;
    private final PutClass putClass;
    private final Snapshots snapshots;

    ClassResource(CurrentCaller caller, PutClass putClass, Snapshots snapshots) {
        this.caller = caller;
        this.putClass = putClass;
        this.snapshots = snapshots;
    }

    /**
     * A class in answers.
     *
     * @param classId class
     * @param name class name
     * @param yearGroup national curriculum year
     * @param teachers subjects of its teachers
     */
    public record ClassAnswer(UUID classId, String name, int yearGroup, List<String> teachers) {}

    /** Enters or changes a class. */
    @PUT
    @Path("/{classId}")
    public Uni<Response> put(
            @RestPath String urn,
            @RestPath String classId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ClassBody body) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("classId", classId);
        ClassBody given = Body.required(body);
        Fields fields = new Fields();
        String name = fields.text("name", given.name());
        int yearGroup = fields.number("yearGroup", given.yearGroup(), YOUNGEST, OLDEST);
        Body.refuseFaults(fields);
        List<String> teachers = Objects.requireNonNullElse(given.teachers(), List.<String>of()).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        return putClass.put(by, school, id, name, yearGroup, teachers, ifMatch)
                .map(put -> Response.status(put.created() ? 201 : 200)
                        .tag(Revision.tag(put.revision()))
                        .entity(new ClassAnswer(id, name, yearGroup, teachers))
                        .build());
    }

    /** Lists the classes of the school by year group and name. */
    @GET
    public Uni<Page<ClassAnswer>> list(@RestPath String urn) {
        int school = PathValue.urn(urn);
        caller.get()
                .require(
                        school,
                        Role.TEACHER,
                        Role.OFFICE,
                        Role.ATTENDANCE_OFFICER,
                        Role.HEAD,
                        Role.DSL,
                        Role.GOVERNOR,
                        Role.FRONT_END);
        return snapshots
                .current(school)
                .map(snapshot -> Page.whole(snapshot.classes().entrySet().stream()
                        .map(ClassResource::answer)
                        .sorted(Comparator.comparingInt(ClassAnswer::yearGroup).thenComparing(ClassAnswer::name))
                        .toList()));
    }

    private static ClassAnswer answer(Map.Entry<UUID, SchoolSnapshot.SchoolClass> entry) {
        return new ClassAnswer(
                entry.getKey(),
                entry.getValue().name(),
                entry.getValue().yearGroup(),
                entry.getValue().teachers().stream().sorted().toList());
    }
}
