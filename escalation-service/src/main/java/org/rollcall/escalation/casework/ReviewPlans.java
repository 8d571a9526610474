package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.clock.SchoolClock;

/**
 * Keeps a plan under review: setting one up asks for its first review, each review for the next, until one says that the
 * plan has ended (ATT-A1.12.3, BHCET-7.14). The weeks are the plan's own, else those of the policy's rule.
 */
@ApplicationScoped
class ReviewPlans {
    private static final String ORIGIN = "plan-review/";
    private static final int USUAL_WEEKS = 4;
    private static final String WEEKS = "SELECT coalesce("
            + "(SELECT (details ->> 'reviewEveryWeeks')::int FROM case_entry WHERE school_urn = $1 AND case_id = $2"
            + " AND type = 'PLAN' ORDER BY at DESC, entry_id LIMIT 1),"
            + "(SELECT nullif((demands ->> 'reviewAfterWeeks')::int, 0) FROM task WHERE school_urn = $1"
            + " AND pupil_id = $3 AND (demands ->> 'reviewAfterWeeks')::int > 0"
            + " ORDER BY created_at DESC, task_id LIMIT 1))";
    private static final String REVIEWED = "UPDATE task SET state = 'DONE', ended_at = $3, ended_by = $4"
            + " WHERE school_urn = $1 AND pupil_id = $2 AND state = 'OPEN' AND starts_with(origin, '" + ORIGIN + "')";

    private final TaskStore tasks;
    private final SchoolStore schools;

    ReviewPlans(TaskStore tasks, SchoolStore schools) {
        this.tasks = tasks;
        this.schools = schools;
    }

    /** Ends the review that an entry is, and asks for the next one. */
    Uni<Void> follow(SqlConnection transaction, AttendanceCase of, CaseEntry entry, Instant now) {
        if (entry.type() != EntryType.PLAN && entry.type() != EntryType.PLAN_REVIEW) {
            return Uni.createFrom().voidItem();
        }
        boolean ended = entry.details().path("ended").asBoolean();
        return reviewed(transaction, of, entry, now)
                .chain(() -> ended ? Uni.createFrom().voidItem() : askForNext(transaction, of, entry, now));
    }

    private static Uni<Void> reviewed(SqlConnection transaction, AttendanceCase of, CaseEntry entry, Instant now) {
        return transaction
                .preparedQuery(REVIEWED)
                .execute(Tuple.of(
                        of.pupil().urn(), of.pupil().pupilId(), now.atOffset(ZoneOffset.UTC), entry.recordedBy()))
                .replaceWithVoid();
    }

    private Uni<Void> askForNext(SqlConnection transaction, AttendanceCase of, CaseEntry entry, Instant now) {
        int urn = of.pupil().urn();
        return transaction
                .preparedQuery(WEEKS)
                .execute(Tuple.of(urn, of.caseId(), of.pupil().pupilId()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getInteger(0)))
                .chain(weeks -> schools.find(transaction, List.of(urn)).chain(known -> {
                    LocalDate due = due(entry, weeks.orElse(USUAL_WEEKS), Optional.ofNullable(known.get(urn)));
                    NewTask review = new NewTask(
                            urn,
                            ORIGIN + entry.entryId(),
                            TaskKind.DUTY,
                            of.pupil().pupilId(),
                            null,
                            null,
                            null,
                            null,
                            of.state().stage().owner(),
                            "Review the plan: what was agreed, what came of it, and whether it goes on",
                            due);
                    return tasks.raise(transaction, List.of(review), now);
                }));
    }

    /** The day named, or so many weeks on; a day without school gives way to the next one with. */
    private static LocalDate due(CaseEntry entry, int weeks, Optional<School> school) {
        JsonNode named = entry.details().path("reviewOn");
        LocalDate day = PlanRules.date(named)
                .orElseGet(
                        () -> entry.at().atZone(SchoolClock.ZONE).toLocalDate().plusWeeks(weeks));
        return school.map(School::calendar)
                .map(calendar -> calendar.schoolDaysAfter(day.minusDays(1), 1, Integer.MIN_VALUE))
                .orElse(day);
    }
}
