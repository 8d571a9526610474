package org.rollcall.escalation.letters;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.problem.Problem;

/** What people decide about a letter: let it go, stop it, or say what became of it. */
@Path("/api/v1/schools/{urn}/letters/{id: [0-9a-fA-F-]{36}}")
@Authenticated
public class LetterDecisionResource {
    private final CurrentCaller caller;
    private final LetterDesk desk;
    private final ApproveLetter approve;
    private final CancelLetter cancel;
    private final ResolveLetter resolve;
    private final FillInLetter fillIn;

    LetterDecisionResource(
            CurrentCaller caller,
            LetterDesk desk,
            ApproveLetter approve,
            CancelLetter cancel,
            ResolveLetter resolve,
            FillInLetter fillIn) {
        this.caller = caller;
        this.desk = desk;
        this.approve = approve;
        this.cancel = cancel;
        this.resolve = resolve;
        this.fillIn = fillIn;
    }

    /**
     * Why a letter is not to be sent.
     *
     * @param reason for the record
     */
    public record Cancellation(@Nullable String reason) {}

    /**
     * What became of a letter.
     *
     * @param outcome SENT or NOT_SENT
     * @param note for the record
     */
    public record Resolution(
            @Nullable String outcome, @Nullable String note) {}

    /** Lets a proposed letter go. */
    @POST
    @Path("/approval")
    public Uni<LetterItem> approve(int urn, UUID id) {
        return approve.approve(urn, id, LetterResource.reader(caller.get(), urn))
                .map(LetterItem::of);
    }

    /** Stops a letter that has not left. */
    @POST
    @Path("/cancellation")
    public Uni<LetterItem> cancel(int urn, UUID id, @Nullable Cancellation cancellation) {
        String reason = cancellation == null ? null : cancellation.reason();
        if (reason == null || reason.isBlank()) {
            throw invalid("reason", "Say why the letter is not to be sent.");
        }
        return cancel.cancel(urn, id, LetterResource.reader(caller.get(), urn), reason.strip())
                .map(LetterItem::of);
    }

    /** Puts other values into a proposed letter. */
    @PUT
    @Path("/fields")
    public Uni<LetterItem> fillIn(int urn, UUID id, @Nullable Map<String, JsonNode> fields) {
        return fillIn.fillIn(urn, id, LetterResource.reader(caller.get(), urn), DraftForm.values(fields))
                .map(LetterItem::of);
    }

    /** Says whether a letter left: one of which sight was lost, or one of the print run. */
    @POST
    @Path("/resolution")
    public Uni<LetterItem> resolve(int urn, UUID id, @Nullable Resolution resolution) {
        boolean left = left(resolution == null ? null : resolution.outcome());
        String note = Objects.requireNonNullElse(resolution == null ? null : resolution.note(), "");
        Reader reader = LetterResource.reader(caller.get(), urn);
        return desk.open(
                        urn,
                        id,
                        reader,
                        Action.RESOLVED,
                        (left ? "SENT " : "NOT_SENT ") + note,
                        (transaction, letter) -> resolve.resolve(transaction, letter, left, reader.name(), note))
                .map(LetterItem::of);
    }

    private static boolean left(@Nullable String outcome) {
        return switch (outcome) {
            case "SENT" -> true;
            case "NOT_SENT" -> false;
            case null, default -> throw invalid("outcome", "This is SENT or NOT_SENT.");
        };
    }

    private static io.quarkiverse.resteasy.problem.HttpProblem invalid(String field, String message) {
        return Problem.invalid(List.of(new Problem.FieldError(field, message)));
    }
}
