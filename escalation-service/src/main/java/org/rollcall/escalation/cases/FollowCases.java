package org.rollcall.escalation.cases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.CaseStore.Opening;
import org.rollcall.escalation.cases.CaseStore.Reason;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.CaseStageChanged;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Opens, moves and closes cases, and tells the world of each stage. */
@ApplicationScoped
public class FollowCases {
    private final CaseStore cases;
    private final Outbox outbox;

    FollowCases(CaseStore cases, Outbox outbox) {
        this.cases = cases;
        this.outbox = outbox;
    }

    /** Opens a case for each pupil about whom a rule came true and who has none open. */
    public Uni<Void> open(SqlConnection transaction, Collection<Opening> openings, Instant at) {
        return open(transaction, openings, Reason.FINDING, at).replaceWithVoid();
    }

    /** Opens a case that a person asks for; the answer is empty when the pupil has one already. */
    public Uni<List<AttendanceCase>> open(
            SqlConnection transaction, Collection<Opening> openings, Reason by, Instant at) {
        Map<PupilKey, Opening> byPupil = new LinkedHashMap<>();
        openings.forEach(opening -> byPupil.putIfAbsent(opening.pupil(), opening));
        return byPupil.isEmpty()
                ? Uni.createFrom().item(List.of())
                : cases.open(transaction, List.copyOf(byPupil.values()), by, at)
                        .call(opened -> tell(transaction, opened, null));
    }

    /** Closes cases in which nothing is left open and nobody wrote anything. */
    public Uni<Void> closeSettled(SqlConnection transaction, Collection<PupilKey> pupils, Instant at) {
        return pupils.isEmpty()
                ? Uni.createFrom().voidItem()
                : cases.closeSettled(transaction, pupils, at)
                        .chain(closed -> tell(transaction, closed, CaseStage.MONITORING));
    }

    /** Writes a move that a person made. */
    public Uni<Void> move(SqlConnection transaction, AttendanceCase moved, CaseStage previous, Reason by) {
        return cases.move(transaction, moved, previous, by).chain(() -> tell(transaction, List.of(moved), previous));
    }

    private Uni<Void> tell(SqlConnection transaction, List<AttendanceCase> changed, @Nullable CaseStage previous) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(
                        transaction,
                        changed.stream().map(one -> event(one, previous)).toList());
    }

    private static OutboxEvent event(AttendanceCase changed, @Nullable CaseStage previous) {
        CaseStageChanged told = new CaseStageChanged(
                changed.pupil().urn(),
                changed.revision(),
                changed.caseId(),
                changed.pupil().pupilId(),
                changed.state().stage().name(),
                previous == null ? null : previous.name(),
                changed.state().at());
        return OutboxEvent.of(Topics.ESCALATION, told.urn(), EventTypes.typeOf(told), told.subject(), told);
    }
}
