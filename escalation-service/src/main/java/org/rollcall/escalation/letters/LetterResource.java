package org.rollcall.escalation.letters;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** The letters of a school, for its attendance officer and its head. */
@Path("/api/v1/schools/{urn}/letters")
@Authenticated
public class LetterResource {
    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final LetterStore letters;
    private final LetterAudit audit;
    private final LetterDesk desk;
    private final ReadLetter read;
    private final LetterFacts facts;

    LetterResource(
            CurrentCaller caller,
            ScopedDatabase database,
            LetterStore letters,
            LetterAudit audit,
            LetterDesk desk,
            ReadLetter read,
            LetterFacts facts) {
        this.caller = caller;
        this.database = database;
        this.letters = letters;
        this.audit = audit;
        this.desk = desk;
        this.read = read;
        this.facts = facts;
    }

    /** Lists letters, newest first. */
    @GET
    public Uni<LetterItem.Page> list(
            int urn,
            @QueryParam("state") @Nullable String state,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        LetterQuery query = LetterQuery.of(state, pupilId, limit, cursor);
        Reader reader = reader(caller.get(), urn);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> audit.note(transaction, urn, reader, Action.LISTED, null, pupilId)
                        .chain(() -> letters.page(transaction, urn, query))
                        .map(found -> LetterItem.Page.of(found, query.limit())));
    }

    /** One letter with its text. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}")
    public Uni<LetterDocument> get(int urn, UUID id) {
        return desk.open(
                urn,
                id,
                reader(caller.get(), urn),
                Action.READ,
                null,
                (transaction, letter) -> read.content(transaction, letter)
                        .map(content -> LetterDocument.of(letter, read.text(letter, content))));
    }

    /** One letter as PDF; a draft unless somebody let it go. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}.pdf")
    @Produces("application/pdf")
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    public Uni<byte[]> pdf(int urn, UUID id) {
        return desk.open(
                        urn,
                        id,
                        reader(caller.get(), urn),
                        Action.READ_PDF,
                        null,
                        (transaction, letter) ->
                                read.content(transaction, letter).map(content -> new Opened(letter, content)))
                .chain(opened -> read.pdf(opened.letter(), opened.content()));
    }

    /** Why a letter was written: rule, clause and the evidence of its finding. */
    @GET
    @Path("/{id: [0-9a-fA-F-]{36}}/why")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<LetterDocument.Why> why(int urn, UUID id) {
        return desk.open(
                urn,
                id,
                reader(caller.get(), urn),
                Action.ASKED_WHY,
                null,
                (transaction, letter) -> facts.of(transaction, letter.request())
                        .map(basis -> basis.map(known -> LetterDocument.Why.of(letter, known))
                                .orElseThrow(() -> Problem.notFound("finding"))));
    }

    private record Opened(Letter letter, ReadLetter.Content content) {}

    static Reader reader(Caller caller, int urn) {
        // The head first: where a person holds both roles, the one that may do more counts.
        Role role = caller.require(urn, Role.HEAD, Role.ATTENDANCE_OFFICER);
        return new Reader(caller.subject(), caller.name(), role.word());
    }
}
