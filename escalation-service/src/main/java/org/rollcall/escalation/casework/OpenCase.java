package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.cases.CaseFilter;
import org.rollcall.escalation.cases.CaseStage;
import org.rollcall.escalation.cases.CaseStore;
import org.rollcall.escalation.cases.CaseStore.Opening;
import org.rollcall.escalation.cases.FollowCases;
import org.rollcall.escalation.school.PupilKey;

/** The pupil's open case, opened when there is none. */
@ApplicationScoped
class OpenCase {
    private static final int NEWEST = 5;

    private final CaseStore cases;
    private final FollowCases follow;

    OpenCase(CaseStore cases, FollowCases follow) {
        this.cases = cases;
        this.follow = follow;
    }

    /** The case; the caller has taken its turn at the school. */
    Uni<AttendanceCase> of(SqlConnection transaction, PupilKey pupil, String why, Instant at) {
        return follow.open(transaction, List.of(new Opening(pupil, why)), at)
                .chain(() ->
                        cases.list(transaction, pupil.urn(), new CaseFilter(null, pupil.pupilId(), null, null, NEWEST)))
                .map(found -> found.stream()
                        .filter(one -> one.state().stage() != CaseStage.CLOSED)
                        .findFirst()
                        .orElseThrow());
    }
}
