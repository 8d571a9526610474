package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.DraftForm.Wanted;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Drafts one of the letters that a policy leaves to people; it is a proposal, and there is one about each matter. */
@ApplicationScoped
class DraftLetter {
    private static final String NATIONAL = "national";
    private static final String RULE = "drafted-letter";
    private static final String FINDING = "SELECT FROM finding WHERE school_urn = $1 AND finding_id = $2"
            + " AND pupil_id = $3 AND state <> 'RETRACTED'";

    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final SchoolPolicies policies;
    private final PupilStore pupils;
    private final LetterTemplates templates;
    private final ComposeLetter compose;
    private final FindDrafts drafts;
    private final RequestLetters request;
    private final LetterAudit audit;
    private final Once once;
    private final SchoolClock clock;

    DraftLetter(
            ScopedDatabase database,
            SchoolStore schools,
            SchoolPolicies policies,
            PupilStore pupils,
            LetterTemplates templates,
            ComposeLetter compose,
            FindDrafts drafts,
            RequestLetters request,
            LetterAudit audit,
            Once once,
            SchoolClock clock) {
        this.database = database;
        this.schools = schools;
        this.policies = policies;
        this.pupils = pupils;
        this.templates = templates;
        this.compose = compose;
        this.drafts = drafts;
        this.request = request;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    /**
     * The letters of a draft, one for each parent.
     *
     * @param items the letters
     * @param fresh whether they were made by this very call
     */
    record Drafted(List<LetterItem> items, boolean fresh) {}

    /** Drafts the letter; what was drafted before about the same matter is the answer again. */
    Uni<Drafted> draft(int urn, Wanted wanted, Reader by, Optional<IdempotencyKey> key) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> schools.lock(transaction, List.of(urn))
                        .chain(() -> once.answer(
                                transaction, key, Drafted.class, () -> inTurn(transaction, urn, wanted, by))));
    }

    private Uni<Drafted> inTurn(SqlConnection transaction, int urn, Wanted wanted, Reader by) {
        return pupils.exists(transaction, new PupilKey(urn, wanted.pupilId()))
                .invoke(exists -> require(exists, "pupil"))
                .chain(() -> schools.find(transaction, List.of(urn)))
                .map(found -> Optional.ofNullable(found.get(urn)).orElseThrow(() -> Problem.notFound("school")))
                .chain(school -> {
                    String policyId = policyOf(school);
                    LetterKind kind = kind(wanted, policyId);
                    return requireFinding(transaction, urn, wanted)
                            .chain(() -> draft(transaction, urn, wanted, kind, policyId, by));
                });
    }

    private Uni<Drafted> draft(
            SqlConnection transaction, int urn, Wanted wanted, LetterKind kind, String policyId, Reader by) {
        LetterMatter matter = LetterMatter.of(urn, kind, wanted, clock.today());
        return drafts.about(transaction, urn, wanted, matter)
                .chain(earlier -> earlier.answer().isPresent()
                        ? Uni.createFrom().item(new Drafted(earlier.answer().get(), false))
                        : make(
                                transaction,
                                request(urn, wanted, kind, policyId, matter, earlier.cancelled()),
                                kind,
                                by));
    }

    private Uni<Drafted> make(SqlConnection transaction, LetterRequest wanted, LetterKind kind, Reader by) {
        return compose.lacks(transaction, wanted, kind)
                .invoke(LetterFaults::refuse)
                .chain(() -> request.request(transaction, List.of(wanted)))
                .chain(() -> drafts.lettersOf(transaction, wanted))
                .chain(items -> audit.note(transaction, wanted.urn(), by, Action.DRAFTED, first(items), kind.id())
                        .replaceWith(new Drafted(items, true)));
    }

    private LetterRequest request(
            int urn, Wanted wanted, LetterKind kind, String policyId, LetterMatter matter, int cancelled) {
        List<String> own = Clauses.of(policyId).stream()
                .map(clause -> clause.id())
                .filter(kind.cites()::contains)
                .toList();
        return new LetterRequest(
                urn,
                wanted.pupilId(),
                matter.id(),
                RULE,
                own,
                policyId,
                "draft-" + kind.id() + (cancelled == 0 ? "" : "-" + (cancelled + 1)),
                kind.id(),
                true,
                false,
                clock.now(),
                null,
                wanted.fields(),
                wanted.parentId(),
                wanted.findingId() != null);
    }

    private LetterKind kind(Wanted wanted, String policyId) {
        LetterKind kind = templates
                .lookUp(wanted.template())
                .filter(found -> found.isDraftedUnder(policyId))
                .orElseThrow(() -> Problem.unprocessable(
                        "letter-not-of-policy",
                        "The policy " + policyId + " has no letter " + wanted.template() + " to be drafted.",
                        List.of(new Problem.FieldError("template", "is no letter of the school's policy"))));
        LetterFaults.refuse(kind.faults(wanted.fields()));
        return kind;
    }

    private String policyOf(School school) {
        return policies.of(school, clock.today()).stream()
                .reduce((earlier, later) -> later)
                .map(applied -> applied.profile().id())
                .orElse(NATIONAL);
    }

    private static Uni<Void> requireFinding(SqlConnection transaction, int urn, Wanted wanted) {
        UUID finding = wanted.findingId();
        return finding == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FINDING)
                        .execute(Tuple.of(urn, finding, wanted.pupilId()))
                        .invoke(rows -> require(rows.size() > 0, "finding"))
                        .replaceWithVoid();
    }

    private static void require(boolean there, String what) {
        if (!there) {
            throw Problem.notFound(what);
        }
    }

    private static @Nullable UUID first(List<LetterItem> items) {
        return items.isEmpty() ? null : items.getFirst().letterId();
    }
}
