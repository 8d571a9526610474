package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.escalation.authority.NotifyOfAdmissions;
import org.rollcall.escalation.authority.NotifyOfRoll;
import org.rollcall.escalation.cases.ToldFactStore;
import org.rollcall.escalation.contact.ContactStore;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.ReadBefore;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.school.LinkStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilLinked;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.support.clock.SchoolClock;

/** Applies a wave of register events: first what they say is kept, then whoever they concern is evaluated. */
@ApplicationScoped
class ApplyWave {
    private final SchoolStore schools;
    private final PupilStore pupils;
    private final LinkStore links;
    private final LedgerStore ledgers;
    private final ContactStore contacts;
    private final TaskStore tasks;
    private final CodeChecks codes;
    private final RegisterTasks registerTasks;
    private final WhoIsConcerned concerned;
    private final EvaluatePupils evaluate;
    private final ErasePupils erase;
    private final NotifyOfRoll roll;
    private final NotifyOfAdmissions admissions;
    private final ToldFactStore told;
    private final SchoolClock clock;

    ApplyWave(
            SchoolStore schools,
            PupilStore pupils,
            LinkStore links,
            LedgerStore ledgers,
            ContactStore contacts,
            TaskStore tasks,
            CodeChecks codes,
            RegisterTasks registerTasks,
            WhoIsConcerned concerned,
            EvaluatePupils evaluate,
            ErasePupils erase,
            NotifyOfRoll roll,
            NotifyOfAdmissions admissions,
            ToldFactStore told,
            SchoolClock clock) {
        this.schools = schools;
        this.pupils = pupils;
        this.links = links;
        this.ledgers = ledgers;
        this.contacts = contacts;
        this.tasks = tasks;
        this.codes = codes;
        this.registerTasks = registerTasks;
        this.concerned = concerned;
        this.evaluate = evaluate;
        this.erase = erase;
        this.roll = roll;
        this.admissions = admissions;
        this.told = told;
        this.clock = clock;
    }

    /** Applies a wave; the caller has taken its turn at the schools. */
    Uni<Void> apply(SqlConnection transaction, RegisterWave wave) {
        return keepStanding(transaction, wave)
                .chain(() -> tellOfDeletions(transaction, wave))
                .chain(() -> Uni.combine()
                        .all()
                        .unis(
                                schools.find(transaction, wave.urns()),
                                admissions.follow(
                                        transaction,
                                        wave.bare(PupilAdmitted.class),
                                        wave.bare(RegisterTaken.class),
                                        clock.now()))
                        .with((known, told) -> known))
                .chain(known -> keep(transaction, wave, known)
                        .chain(() -> wave.pastMarks()
                                ? changePastMarks(transaction, wave, known)
                                : takeMarks(transaction, wave, known)));
    }

    /** The ledgers of those whom the marks concern are handed on as they were written. */
    private Uni<Void> takeMarks(SqlConnection transaction, RegisterWave wave, Map<Integer, School> known) {
        return concerned
                .by(transaction, wave, known)
                .chain(some -> ledgers.put(
                        transaction,
                        wave.marks(),
                        some.stream().map(Trigger::pupil).collect(Collectors.toSet()),
                        written -> concerned
                                .ofWholeSchools(transaction, wave)
                                .chain(others -> evaluate.evaluateRegisters(
                                        transaction,
                                        Stream.concat(some.stream(), others.stream())
                                                .toList(),
                                        new ReadBefore(known, written)))));
    }

    /** What held before the change is settled first, so that what is left over arose from the change alone. */
    private Uni<Void> changePastMarks(SqlConnection transaction, RegisterWave wave, Map<Integer, School> known) {
        Collection<Trigger> triggers = WhoIsConcerned.byAmendments(wave);
        Set<PupilKey> pupils = triggers.stream().map(Trigger::pupil).collect(Collectors.toSet());
        return evaluate(transaction, triggers, false, new ReadBefore(known, Map.of()))
                .chain(() -> ledgers.put(transaction, wave.marks(), pupils))
                .chain(written -> evaluate(transaction, triggers, true, new ReadBefore(known, written)));
    }

    private Uni<Void> evaluate(
            SqlConnection transaction, Collection<Trigger> triggers, boolean pastMarkChanged, ReadBefore before) {
        return triggers.isEmpty()
                ? Uni.createFrom().voidItem()
                : evaluate.evaluate(transaction, triggers, pastMarkChanged, before);
    }

    private Uni<Void> keepStanding(SqlConnection transaction, RegisterWave wave) {
        return schools.keepSchools(transaction, wave.bare(SchoolConfigured.class))
                .chain(() -> schools.keepCalendars(transaction, wave.bare(CalendarChanged.class)))
                .chain(() -> pupils.keepClasses(transaction, wave.bare(ClassChanged.class)))
                .chain(() -> pupils.keep(transaction, WhoIsConcerned.entries(wave)))
                .chain(() -> pupils.keepDeletions(transaction, wave.bare(PupilDeleted.class)))
                .chain(() -> links.keep(transaction, wave.bare(PupilLinked.class)));
    }

    private Uni<Void> keep(SqlConnection transaction, RegisterWave wave, Map<Integer, School> known) {
        List<AbsenceReported> reports = wave.bare(AbsenceReported.class);
        List<PupilKey> reported = reports.stream()
                .map(report -> new PupilKey(report.urn(), report.pupilId()))
                .toList();
        return told.keep(transaction, ToldFacts.of(wave.events().stream().map(Happened::event)))
                .chain(() -> contacts.keepReports(transaction, reports))
                .chain(() -> tasks.dropContacts(transaction, reported, clock.now()))
                .chain(() -> checkCodes(transaction, wave.bare(RegisterTaken.class), known))
                .chain(() -> registerTasks.follow(transaction, wave))
                .chain(() -> erase.erase(transaction, wave.bare(PupilPurged.class)));
    }

    private Uni<Void> tellOfDeletions(SqlConnection transaction, RegisterWave wave) {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Happened<PupilDeleted> deleted : wave.of(PupilDeleted.class)) {
            told = told.chain(() -> roll.deleted(transaction, deleted.event(), clock.now(), deleted.traceparent()));
        }
        return told;
    }

    private Uni<Void> checkCodes(SqlConnection transaction, List<RegisterTaken> taken, Map<Integer, School> known) {
        List<RegisterTaken> doubtful = taken.stream()
                .filter(register -> register.marks().stream().anyMatch(mark -> CodeChecks.isChecked(mark.code())))
                .toList();
        return doubtful.isEmpty() ? Uni.createFrom().voidItem() : codes.check(transaction, doubtful, known);
    }
}
