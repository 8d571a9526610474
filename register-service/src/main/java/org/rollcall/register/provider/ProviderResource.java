package org.rollcall.register.provider;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** What alternative provision says about the school's pupils, session by session. */
@Path("/api/v1/schools/{urn}/provider-reports/{date}/{session}")
@Authenticated
public class ProviderResource {
    private final CurrentCaller caller;
    private final KeepProviderReport keepProviderReport;
    private final ProviderStore store;
    private final ScopedDatabase database;

    ProviderResource(
            CurrentCaller caller, KeepProviderReport keepProviderReport, ProviderStore store, ScopedDatabase database) {
        this.caller = caller;
        this.keepProviderReport = keepProviderReport;
        this.store = store;
        this.database = database;
    }

    /** Keeps what a place said; saying it again changes nothing, and pupils who are not named stay as they are. */
    @PUT
    public Uni<Page<ProviderPupil>> put(
            @RestPath String urn, @RestPath String date, @RestPath String session, @Nullable ProviderReportBody body) {
        int school = PathValue.urn(urn);
        SessionRef asked = new SessionRef(PathValue.date("date", date), PathValue.session(session));
        ProviderReportBody given = Body.required(body);
        Fields fields = new Fields();
        String saidBy = given.speaker(fields);
        List<ProviderReportBody.Said> said = given.said(fields);
        Body.refuseFaults(fields);
        Caller clerk = caller.get();
        Actor by =
                Actor.of(clerk, clerk.require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.FRONT_END, Role.HEAD));
        return keepProviderReport.keep(school, asked, saidBy, said, by).map(Page::whole);
    }

    /** Lists who is taught elsewhere in the session, and what was said about them. */
    @GET
    public Uni<Page<ProviderPupil>> list(@RestPath String urn, @RestPath String date, @RestPath String session) {
        int school = PathValue.urn(urn);
        SessionRef asked = new SessionRef(PathValue.date("date", date), PathValue.session(session));
        caller.get().require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL);
        return database.inTransaction(Scope.school(school), transaction -> store.pupils(transaction, school, asked))
                .map(Page::whole);
    }
}
