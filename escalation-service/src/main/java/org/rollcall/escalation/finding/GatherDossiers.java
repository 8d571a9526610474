package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.escalation.cases.CaseFactStore;
import org.rollcall.escalation.contact.ContactFacts;
import org.rollcall.escalation.contact.ContactStore;
import org.rollcall.escalation.leave.GrantStore;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.evaluation.CaseFact;
import org.rollcall.rules.evaluation.LeaveFact;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * Reads what evaluations rest on, a statement for each kind of it, whatever the number of pupils. The statements leave
 * together: the connection pipelines them, so that all of them cost one round trip.
 */
@ApplicationScoped
public class GatherDossiers {
    private final SchoolStore schools;
    private final PupilStore pupils;
    private final LedgerStore ledgers;
    private final ContactStore contacts;
    private final GrantStore grants;
    private final CaseFactStore recorded;
    private final PeopleStore people;
    private final FindingStore findings;

    GatherDossiers(
            SchoolStore schools,
            PupilStore pupils,
            LedgerStore ledgers,
            ContactStore contacts,
            GrantStore grants,
            CaseFactStore recorded,
            PeopleStore people,
            FindingStore findings) {
        this.schools = schools;
        this.pupils = pupils;
        this.ledgers = ledgers;
        this.contacts = contacts;
        this.grants = grants;
        this.recorded = recorded;
        this.people = people;
        this.findings = findings;
    }

    /** The dossiers of those pupils whose school, calendar and entry are known; the others wait for what is missing. */
    public Uni<List<PupilDossier>> gather(SqlConnection transaction, Map<PupilKey, Trigger> triggers) {
        return schools.find(transaction, PupilKey.urns(triggers.keySet()))
                .chain(known -> gather(transaction, triggers, new ReadBefore(known, Map.of())));
    }

    /** Those dossiers, what the caller has read in this transaction not being read again. */
    Uni<List<PupilDossier>> gather(SqlConnection transaction, Map<PupilKey, Trigger> triggers, ReadBefore before) {
        Collection<PupilKey> keys = triggers.keySet();
        List<PupilKey> unread =
                keys.stream().filter(key -> !before.ledgers().containsKey(key)).toList();
        return Uni.combine()
                .all()
                .unis(
                        pupils.find(transaction, keys),
                        ledgers.read(transaction, unread),
                        contacts.facts(transaction, keys),
                        grants.facts(transaction, keys),
                        recorded.facts(transaction, keys),
                        people.flags(transaction, keys),
                        findings.live(transaction, keys))
                .with((pupil, ledger, contact, leave, event, flags, live) -> {
                    Map<PupilKey, PupilLedger> whole = new HashMap<>(before.ledgers());
                    whole.putAll(ledger);
                    return triggers.values().stream()
                            .flatMap(trigger ->
                                    dossier(trigger, before.schools(), pupil, whole, contact, leave, event, flags, live)
                                            .stream())
                            .toList();
                });
    }

    private static Optional<PupilDossier> dossier(
            Trigger trigger,
            Map<Integer, School> schools,
            Map<PupilKey, Pupil> pupils,
            Map<PupilKey, PupilLedger> ledgers,
            Map<PupilKey, ContactFacts> contacts,
            Map<PupilKey, List<LeaveFact>> leaves,
            Map<PupilKey, List<CaseFact>> recorded,
            Map<PupilKey, List<PeopleRecord.Flag>> flags,
            Map<PupilKey, List<StoredFinding>> live) {
        PupilKey key = trigger.pupil();
        School school = schools.get(key.urn());
        Pupil pupil = pupils.get(key);
        PupilLedger ledger = ledgers.get(key);
        return school == null || school.calendar() == null || pupil == null || ledger == null
                ? Optional.empty()
                : Optional.of(new PupilDossier(
                        trigger,
                        school,
                        pupil,
                        ledger,
                        contacts.getOrDefault(key, ContactFacts.none()),
                        leaves.getOrDefault(key, List.of()),
                        recorded.getOrDefault(key, List.of()),
                        flags.getOrDefault(key, List.of()),
                        live.getOrDefault(key, List.of())));
    }
}
