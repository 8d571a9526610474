package org.rollcall.register.exports;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Registers and certificates on paper, marks as CSV and the daily share. */
@Path("/api/v1/schools/{urn}/exports")
@Authenticated
public class ExportResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String PDF = "application/pdf";

    private final CurrentCaller caller;
    private final PrintRegister printRegister;
    private final PrintCertificate printCertificate;
    private final MarksCsv marksCsv;
    private final DrawDailyShare drawDailyShare;
    private final SchoolClock clock;

    ExportResource(
            CurrentCaller caller,
            PrintRegister printRegister,
            PrintCertificate printCertificate,
            MarksCsv marksCsv,
            DrawDailyShare drawDailyShare,
            SchoolClock clock) {
        this.caller = caller;
        this.printRegister = printRegister;
        this.printCertificate = printCertificate;
        this.marksCsv = marksCsv;
        this.drawDailyShare = drawDailyShare;
        this.clock = clock;
    }

    /** Prints the register of a class for the week or the half term that {@code on} lies in. */
    @GET
    @Path("/registers/{classId}.pdf")
    @Produces(PDF)
    public Uni<byte[]> register(
            @RestPath String urn,
            @RestPath String classId,
            @QueryParam("on") @Nullable String on,
            @QueryParam("period") @Nullable String period) {
        int school = PathValue.urn(urn);
        UUID ofClass = PathValue.uuid("classId", classId);
        LocalDate date = PathValue.date("on", on, clock.today());
        PrintRegister.Period asked = period(period);
        return printRegister.print(school, ofClass, date, asked, reader(school));
    }

    /** Prints a pupil's attendance certificate; the present school year where no dates are given. */
    @GET
    @Path("/certificates/{pupilId}.pdf")
    @Produces(PDF)
    public Uni<byte[]> certificate(
            @RestPath String urn,
            @RestPath String pupilId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        LocalDate first =
                PathValue.date("from", from, SchoolYear.of(clock.today()).start());
        LocalDate last = PathValue.date("to", to, clock.today());
        refuseBackwards(first, last);
        return printCertificate.print(school, pupil, first, last, reader(school));
    }

    /** Writes the marks of a school or a class as CSV; the present school year where no dates are given. */
    @GET
    @Path("/marks.csv")
    @Produces(CSV)
    @Blocking
    public Response marks(
            @RestPath String urn,
            @QueryParam("classId") @Nullable String classId,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        int school = PathValue.urn(urn);
        UUID ofClass = classId == null ? null : PathValue.uuid("classId", classId);
        LocalDate first =
                PathValue.date("from", from, SchoolYear.of(clock.today()).start());
        LocalDate last = PathValue.date("to", to, clock.today());
        refuseBackwards(first, last);
        Actor by = reader(school);
        List<Pupil> pupils = marksCsv.pupils(school, ofClass, first, last, by);
        StreamingOutput body = out -> marksCsv.write(school, pupils, first, last, out);
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"marks-" + first + "-" + last + ".csv\"")
                .build();
    }

    /** Draws up what the Department for Education takes of a day. */
    @GET
    @Path("/daily-share/{date}")
    public Uni<DailyShare> dailyShare(@RestPath String urn, @RestPath String date) {
        int school = PathValue.urn(urn);
        LocalDate day = day(date);
        return drawDailyShare.draw(school, day, reader(school));
    }

    /** The same as CSV. */
    @GET
    @Path("/daily-share/{date}.csv")
    @Produces(CSV)
    public Uni<String> dailyShareCsv(@RestPath String urn, @RestPath String date) {
        int school = PathValue.urn(urn);
        LocalDate day = day(date);
        return drawDailyShare.draw(school, day, reader(school)).map(DailyShareCsv::of);
    }

    private Actor reader(int school) {
        Caller reader = caller.get();
        return Actor.of(reader, reader.require(school, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.HEAD, Role.DSL));
    }

    private LocalDate day(String date) {
        LocalDate day = PathValue.date("date", date);
        if (day.isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-future", "There are no marks of that day yet.");
        }
        return day;
    }

    private static PrintRegister.Period period(@Nullable String word) {
        return switch (word) {
            case null -> PrintRegister.Period.WEEK;
            case "week" -> PrintRegister.Period.WEEK;
            case "half-term" -> PrintRegister.Period.HALF_TERM;
            default -> throw Problem.malformed("malformed", "period must be week or half-term.");
        };
    }

    private static void refuseBackwards(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Problem.malformed("malformed", "to must not be before from.");
        }
    }
}
