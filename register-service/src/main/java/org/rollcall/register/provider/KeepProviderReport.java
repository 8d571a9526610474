package org.rollcall.register.provider;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.duty.Duty;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Keeps what a place said about a session; a pupil who was not there is followed up. No mark is entered from it. */
@ApplicationScoped
public class KeepProviderReport {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final ProviderStore store;
    private final TellDuties duties;
    private final AuditTrail audit;
    private final SchoolClock clock;

    KeepProviderReport(
            Snapshots snapshots,
            ScopedDatabase database,
            ProviderStore store,
            TellDuties duties,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.duties = duties;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the report and answers with everybody who is taught elsewhere in the session. */
    Uni<List<ProviderPupil>> keep(
            int urn, SessionRef session, String saidBy, List<ProviderReportBody.Said> said, Actor by) {
        Instant now = clock.now();
        return snapshots
                .current(urn)
                .invoke(school -> check(school, session, said))
                .chain(school -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> store.keep(transaction, urn, session, saidBy, said, by, now)
                                .chain(() -> duties.tell(transaction, urn, duties(school, session, said), now))
                                .chain(() -> audit(transaction, urn, session, said, by))
                                .chain(() -> store.pupils(transaction, urn, session))));
    }

    private void check(SchoolSnapshot school, SessionRef session, List<ProviderReportBody.Said> said) {
        if (session.date().isAfter(clock.today())) {
            throw Problem.unprocessable("date-in-future", "Nobody can have been there yet.");
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            if (school.findPupil(said.get(i).pupilId())
                    .filter(pupil -> pupil.isOnRoll(session.date()))
                    .isEmpty()) {
                errors.add(new FieldError("pupils[" + i + "].pupilId", "is not on roll on that day"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("pupil-not-on-roll", "Not all of them are on roll on that day.", errors);
        }
    }

    private static List<Duty> duties(SchoolSnapshot school, SessionRef session, List<ProviderReportBody.Said> said) {
        @Nullable
        String clause = school.policyOn(session.date())
                .practiceOn(session.date(), session.session(), RegisterPractice.Kind.PROVIDERS_REPORT_DAILY)
                .map(RegisterPractice::cite)
                .orElse(null);
        return said.stream()
                .flatMap(pupil -> {
                    Duty follow = ProviderDuties.follow(pupil.pupilId(), session, clause);
                    return Stream.of(
                            ProviderDuties.ask(pupil.pupilId(), session, clause).ended(),
                            pupil.attended() ? follow.ended() : follow);
                })
                .toList();
    }

    private Uni<Void> audit(
            SqlConnection transaction, int urn, SessionRef session, List<ProviderReportBody.Said> said, Actor by) {
        Uni<Void> kept = Uni.createFrom().voidItem();
        for (ProviderReportBody.Said pupil : said) {
            kept = kept.chain(() -> audit.keep(
                    transaction,
                    urn,
                    by,
                    pupil.attended() ? "provider-reported-present" : "provider-reported-absent",
                    urn + "/pupils/" + pupil.pupilId() + "/marks/" + session.date() + "/" + session.session()));
        }
        return kept;
    }
}
