package org.rollcall.register.lesson;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Attendance in lessons. */
@Path("/api/v1/schools/{urn}/lessons/{date}")
@Authenticated
public class LessonResource {
    private static final int LAST_PERIOD = 20;

    private final CurrentCaller caller;
    private final MarkLesson markLesson;
    private final LessonStore store;
    private final ScopedDatabase database;

    LessonResource(CurrentCaller caller, MarkLesson markLesson, LessonStore store, ScopedDatabase database) {
        this.caller = caller;
        this.markLesson = markLesson;
        this.store = store;
        this.database = database;
    }

    /** Takes a lesson's attendance; the registers of the sessions stay as they are. */
    @PUT
    @Path("/{period}/{lesson}")
    public Uni<Page<LessonMark>> put(
            @RestPath String urn,
            @RestPath String date,
            @RestPath int period,
            @RestPath String lesson,
            @Nullable LessonBody body) {
        int school = PathValue.urn(urn);
        LocalDate day = PathValue.date("date", date);
        LessonBody given = Body.required(body);
        Fields fields = new Fields();
        fields.number("period", period, 1, LAST_PERIOD);
        String session = given.half(fields);
        List<LessonBody.Entry> entries = given.entries(fields);
        Body.refuseFaults(fields);
        Caller taker = caller.get();
        Actor by = Actor.of(taker, taker.require(school, Role.ATTENDANCE_OFFICER, Role.FRONT_END, Role.TEACHER));
        return markLesson
                .mark(new LessonStore.Lesson(school, day, period, session, lesson), entries, by)
                .map(Page::whole);
    }

    /** Lists lesson marks of a day as they stand, of one pupil where one is named. */
    @GET
    public Uni<Page<LessonMark>> list(
            @RestPath String urn, @RestPath String date, @QueryParam("pupilId") @Nullable String pupilId) {
        int school = PathValue.urn(urn);
        LocalDate day = PathValue.date("date", date);
        UUID pupil = pupilId == null ? null : PathValue.uuid("pupilId", pupilId);
        caller.get().require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL);
        return database.inTransaction(
                        Scope.school(school), transaction -> store.read(transaction, school, day, null, null, pupil))
                .map(Page::whole);
    }
}
