package org.rollcall.register.absence;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.idempotency.IdempotencyKey;

/** Absences that parents report. */
@Path("/api/v1/schools/{urn}/absence-reports")
@Authenticated
public class AbsenceResource {
    private final CurrentCaller caller;
    private final ReportAbsence reportAbsence;

    AbsenceResource(CurrentCaller caller, ReportAbsence reportAbsence) {
        this.caller = caller;
        this.reportAbsence = reportAbsence;
    }

    /** Takes a report. */
    @POST
    public Uni<Response> post(
            @RestPath String urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable AbsenceBody body) {
        int school = PathValue.urn(urn);
        AbsenceBody given = Body.required(body);
        Fields fields = new Fields();
        LocalDate from = fields.date("from", given.from());
        LocalDate to = fields.optionalDate("to", given.to());
        LocalDate expectedReturn = fields.optionalDate("expectedReturn", given.expectedReturn());
        if (to != null && to.isBefore(from)) {
            fields.fault("to", "is before the first day");
        }
        if (expectedReturn != null && expectedReturn.isBefore(from)) {
            fields.fault("expectedReturn", "is before the first day");
        }
        ReportAbsence.Report report = new ReportAbsence.Report(
                fields.uuid("pupilId", given.pupilId()),
                from,
                to,
                fields.text("reason", given.reason()),
                expectedReturn,
                fields.text("reportedBy", given.reportedBy()),
                fields.text("channel", given.channel()),
                Boolean.TRUE.equals(given.confidential()));
        Body.refuseFaults(fields);
        Caller teller = caller.get();
        Actor by = Actor.of(teller, teller.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.FRONT_END));
        return reportAbsence
                .keep(
                        school,
                        report,
                        by,
                        IdempotencyKey.of(by.subject(), "POST " + school + "/absence-reports", key, given))
                .map(kept -> Response.status(201).entity(kept).build());
    }
}
