package org.rollcall.register.exports;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** A school's attendance for the termly census. */
@Path("/api/v1/schools/{urn}/exports/census")
@Authenticated
public class CensusResource {
    private final CurrentCaller caller;
    private final DrawCensus drawCensus;
    private final SchoolClock clock;

    CensusResource(CurrentCaller caller, DrawCensus drawCensus, SchoolClock clock) {
        this.caller = caller;
        this.drawCensus = drawCensus;
        this.clock = clock;
    }

    /** Draws up what a census such as {@code 2027-spring} collects; before its last day is over, what there is so far. */
    @GET
    @Path("/{collection}")
    public Uni<Census> census(@RestPath String urn, @RestPath String collection) {
        int school = PathValue.urn(urn);
        CensusWindow window = window(collection);
        return drawCensus.draw(school, window, reader(school, window));
    }

    /** The same as CSV. */
    @GET
    @Path("/{collection}.csv")
    @Produces("text/csv;charset=UTF-8")
    public Uni<String> censusCsv(@RestPath String urn, @RestPath String collection) {
        int school = PathValue.urn(urn);
        CensusWindow window = window(collection);
        return drawCensus.draw(school, window, reader(school, window)).map(CensusCsv::of);
    }

    private static CensusWindow window(String collection) {
        return CensusWindow.of(collection)
                .orElseThrow(() -> Problem.malformed(
                        "malformed", "A census is named by its year and season, such as 2027-spring."));
    }

    private Actor reader(int school, CensusWindow window) {
        Caller reader = caller.get();
        Actor by = Actor.of(reader, reader.require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL));
        if (window.from().isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-future", "There are no marks of that term yet.");
        }
        return by;
    }
}
