package org.rollcall.escalation.finding;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.escalation.page.QueryValue;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** What the school's policy has found, for those who work on it. */
@Path("/api/v1/schools/{urn}/findings")
@Authenticated
public class FindingResource {
    private final CurrentCaller caller;
    private final ScopedDatabase database;
    private final FindingStore findings;
    private final FollowSteps steps;

    FindingResource(CurrentCaller caller, ScopedDatabase database, FindingStore findings, FollowSteps steps) {
        this.caller = caller;
        this.database = database;
        this.findings = findings;
        this.steps = steps;
    }

    /**
     * A finding with its evidence and what followed.
     *
     * @param clause the leading clause
     * @param says that clause in our own words
     * @param review whether a person has to look at it before anything follows
     */
    public record Item(
            UUID findingId,
            UUID pupilId,
            String ruleId,
            String clause,
            List<String> clauses,
            @Nullable String says,
            String policyId,
            LocalDate policyFrom,
            LocalDate occurrence,
            FindingState state,
            Review review,
            LocalDate raisedOn,
            Evidence evidence,
            List<FindingStep> steps) {
        static Item of(StoredFinding finding, List<FindingStep> steps) {
            String clause = finding.clauses().getFirst();
            return new Item(
                    finding.findingId(),
                    finding.pupil().pupilId(),
                    finding.ruleId(),
                    clause,
                    finding.clauses(),
                    Clauses.find(clause).map(Clause::says).orElse(null),
                    finding.policyId(),
                    finding.policyFrom(),
                    finding.occurrence(),
                    finding.state(),
                    finding.review(),
                    finding.raisedOn(),
                    finding.evidence(),
                    steps);
        }
    }

    /** Findings, newest first. */
    @GET
    public Uni<Page<Item>> list(
            @PathParam("urn") int urn,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("rule") @Nullable String rule,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        PageCursor after = PageCursor.read(cursor);
        int wanted = PageCursor.limit(limit);
        FindingFilter filter = new FindingFilter(
                QueryValue.id("pupil-id", pupilId),
                rule,
                QueryValue.state(FindingState.class, state),
                after == null ? null : after.at(),
                after == null ? null : after.id(),
                wanted + 1);
        caller.get().require(urn, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL);
        return database.inTransaction(
                Scope.school(urn),
                transaction -> findings.list(transaction, urn, filter)
                        .map(found -> Page.of(
                                found, wanted, finding -> new PageCursor(finding.raisedAt(), finding.findingId())))
                        .chain(page -> steps.follow(transaction, urn, page.items())
                                .map(own -> page.map(finding ->
                                        Item.of(finding, own.getOrDefault(finding.findingId(), List.of()))))));
    }
}
