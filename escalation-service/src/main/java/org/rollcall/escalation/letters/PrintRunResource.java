package org.rollcall.escalation.letters;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** The letters of a day as one document for the printer, and the word that they were posted. */
@Path("/api/v1/schools/{urn}/letters/print-runs")
@Authenticated
public class PrintRunResource {
    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final PrintRunStore runs;
    private final MakePrintRun make;
    private final ReadPrintRun read;
    private final PostPrintRun post;
    private final SchoolClock clock;

    PrintRunResource(
            CurrentCaller caller,
            ScopedDatabase database,
            PrintRunStore runs,
            MakePrintRun make,
            ReadPrintRun read,
            PostPrintRun post,
            SchoolClock clock) {
        this.caller = caller;
        this.database = database;
        this.runs = runs;
        this.make = make;
        this.read = read;
        this.post = post;
        this.clock = clock;
    }

    /**
     * What is to be printed.
     *
     * @param date letters let go until the end of this day; today when absent
     * @param duplex whether both sides of a sheet are printed; no when absent
     */
    public record Wanted(@Nullable String date, @Nullable Boolean duplex) {}

    /** Makes a run of the letters that wait for the post. */
    @POST
    public Uni<RestResponse<PrintRunItem>> make(int urn, @Nullable Wanted wanted) {
        LocalDate date = QueryValue.date("date", wanted == null ? null : wanted.date());
        Reader by = reader(urn);
        LocalDate today = clock.today();
        if (date != null && date.isAfter(today)) {
            throw Problem.unprocessable(
                    "date-in-the-future",
                    "Letters are printed once they were let go.",
                    List.of(new FieldError("date", "lies in the future")));
        }
        boolean duplex = wanted != null && Boolean.TRUE.equals(wanted.duplex());
        return make.make(urn, date == null ? today : date, duplex, by)
                .map(run -> RestResponse.ResponseBuilder.<PrintRunItem>created(
                                URI.create("/api/v1/schools/" + urn + "/letters/print-runs/" + run.id()))
                        .entity(PrintRunItem.of(run))
                        .build());
    }

    /** Runs, newest first. */
    @GET
    public Uni<Page<PrintRunItem>> list(
            int urn, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        reader(urn);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> runs.page(transaction, urn, after, wanted + 1)
                        .map(found -> Page.of(found, wanted, run -> new PageCursor(run.createdAt(), run.id()))
                                .map(PrintRunItem::of)));
    }

    /** One run with its letters, and those that must not be posted any more. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}")
    public Uni<PrintRunItem> get(int urn, UUID id) {
        reader(urn);
        return read.open(
                urn,
                id,
                (transaction, run) -> runs.lettersOf(transaction, run).map(letters -> PrintRunItem.of(run, letters)));
    }

    /** The run as one PDF, the same however often it is printed. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}.pdf")
    @Produces("application/pdf")
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    public Uni<byte[]> pdf(int urn, UUID id) {
        return read.pdf(urn, id, reader(urn));
    }

    /** Says that the run was posted: its letters are sent. */
    @POST
    @Path("/{id: [0-9a-fA-F-]{36}}/posted")
    public Uni<PrintRunItem> posted(int urn, UUID id) {
        return post.posted(urn, id, reader(urn)).map(PrintRunItem::of);
    }

    private Reader reader(int urn) {
        Caller who = caller.get();
        Role role = who.require(urn, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE);
        return new Reader(who.subject(), who.name(), role.word());
    }
}
