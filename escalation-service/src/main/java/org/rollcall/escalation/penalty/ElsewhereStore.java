package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.school.LinkStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Reads what other schools of the same trust have on record about a child. */
@ApplicationScoped
class ElsewhereStore {
    private static final String SAME_TRUST = "SELECT o.urn, o.name FROM school s JOIN school o USING (trust_uid)"
            + " WHERE s.urn = $1 AND o.urn = ANY ($2::int[])";

    private final ScopedDatabase database;
    private final LinkStore links;
    private final LedgerStore ledgers;
    private final NoticeStore notices;
    private final SchoolClock clock;

    ElsewhereStore(
            ScopedDatabase database, LinkStore links, LedgerStore ledgers, NoticeStore notices, SchoolClock clock) {
        this.database = database;
        this.links = links;
        this.ledgers = ledgers;
        this.notices = notices;
        this.clock = clock;
    }

    /** The same child at the other schools. The links are the own school's, the rest is read in the others' scope. */
    Uni<List<Elsewhere>> of(PupilKey pupil) {
        return database.inTransaction(Scope.school(pupil.urn()), transaction -> links.others(transaction, pupil))
                .chain(others -> others.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : database.inTransaction(
                                Scope.schools(PupilKey.urns(others)),
                                transaction -> read(transaction, pupil.urn(), others)));
    }

    private Uni<List<Elsewhere>> read(SqlConnection transaction, int urn, List<PupilKey> others) {
        return Uni.combine()
                .all()
                .unis(
                        ofSameTrust(transaction, urn, others),
                        ledgers.read(transaction, others),
                        notices.ofPupils(transaction, others))
                .usingConcurrencyOf(1)
                .with((schools, ledger, issued) -> schools.entrySet().stream()
                        .flatMap(school -> others.stream()
                                .filter(other -> other.urn() == school.getKey())
                                .map(other -> elsewhere(other, school.getValue(), ledger, issued)))
                        .toList());
    }

    private Elsewhere elsewhere(
            PupilKey other, String school, Map<PupilKey, PupilLedger> ledgers, List<Notice> notices) {
        return new Elsewhere(
                other.urn(),
                school,
                other.pupilId(),
                unauthorised(Objects.requireNonNullElse(ledgers.get(other), PupilLedger.EMPTY)),
                notices.stream()
                        .filter(notice -> notice.pupil().equals(other))
                        .filter(notice -> notice.state() != Notice.State.WITHDRAWN)
                        .map(notice -> new Elsewhere.Issued(notice.issuedOn(), notice.offence(), notice.state()))
                        .toList());
    }

    private List<CountedSession> unauthorised(PupilLedger ledger) {
        LocalDate from = clock.today().minusYears(1);
        return ledger.marks().stream()
                .filter(mark -> mark.code().codeClass() == CodeClass.UNAUTHORISED)
                .filter(mark -> mark.ref().date().isAfter(from))
                .map(mark -> new CountedSession(
                        mark.ref().date(), mark.ref().session(), mark.code().symbol()))
                .toList();
    }

    private static Uni<Map<Integer, String>> ofSameTrust(SqlConnection transaction, int urn, List<PupilKey> others) {
        return transaction
                .preparedQuery(SAME_TRUST)
                .execute(Tuple.of(urn, PupilKey.urnArray(others)))
                .map(rows -> {
                    Map<Integer, String> names = new TreeMap<>();
                    for (Row row : rows) {
                        names.put(row.getInteger(0), row.getString(1));
                    }
                    return names;
                });
    }
}
