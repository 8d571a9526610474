package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.authority.FillNotices;
import org.rollcall.escalation.people.PeopleListener;
import org.rollcall.escalation.school.PupilKey;

/** Evaluates pupils whose flags may have changed, and lets notifications out that waited for names. */
@ApplicationScoped
public class EvaluateOnPeopleChange implements PeopleListener {
    private final EvaluatePupils evaluate;
    private final FillNotices fill;

    EvaluateOnPeopleChange(EvaluatePupils evaluate, FillNotices fill) {
        this.evaluate = evaluate;
        this.fill = fill;
    }

    @Override
    public Uni<Void> peopleChanged(
            SqlConnection transaction, int urn, Collection<UUID> pupilIds, @Nullable String traceparent) {
        List<Trigger> triggers = pupilIds.stream()
                .map(id -> new Trigger(new PupilKey(urn, id), traceparent))
                .toList();
        return evaluate.takeTurn(transaction, List.of(urn))
                .chain(() -> evaluate.evaluate(transaction, triggers, false))
                .chain(() -> fill.fill(transaction, urn, pupilIds));
    }
}
