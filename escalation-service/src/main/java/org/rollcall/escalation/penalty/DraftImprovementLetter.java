package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.rollcall.escalation.letters.LetterRequest;
import org.rollcall.escalation.letters.RequestLetters;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.penalty.ImprovementPeriod;
import org.rollcall.support.trace.TraceLink;

/**
 * Drafts the notice to improve for every parent (BHCET-22.4). What is expected and which help there is, the head fills in
 * before it goes.
 */
@ApplicationScoped
class DraftImprovementLetter {
    private static final String TEMPLATE = "notice-to-improve";

    private final RequestLetters letters;
    private final TraceLink traces;

    DraftImprovementLetter(RequestLetters letters, TraceLink traces) {
        this.letters = letters;
        this.traces = traces;
    }

    /** Drafts the letters of a notice whose period is known, once for its finding. */
    Uni<Void> draft(SqlConnection transaction, OnRecord known, Consideration decided, Instant now) {
        ImprovementPeriod period = decided.state().period();
        List<CountedSession> counted = known.evidence().sessions();
        return period == null || counted.isEmpty()
                ? Uni.createFrom().voidItem()
                : letters.request(
                        transaction,
                        List.of(new LetterRequest(
                                decided.pupil().urn(),
                                decided.pupil().pupilId(),
                                known.finding().findingId(),
                                decided.ruleId(),
                                List.of(decided.clause()),
                                known.finding().policyId(),
                                "penalty-" + TEMPLATE,
                                TEMPLATE,
                                true,
                                false,
                                now,
                                traces.current(),
                                fields(counted, period),
                                null,
                                true)));
    }

    private static Map<String, String> fields(List<CountedSession> counted, ImprovementPeriod period) {
        return Map.of(
                "sessions", String.valueOf(counted.size()),
                "countedFrom", counted.getFirst().date().toString(),
                "countedTo", counted.getLast().date().toString(),
                "periodFrom", period.from().toString(),
                "periodTo", period.to().toString());
    }
}
