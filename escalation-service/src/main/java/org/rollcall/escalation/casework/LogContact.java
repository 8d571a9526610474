package org.rollcall.escalation.casework;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.contact.ContactEntry;
import org.rollcall.escalation.contact.ContactStore;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.trace.TraceLink;

/** Writes a contact into the log; it is a fact to the rules at once, and an answer ends the calls about that pupil. */
@ApplicationScoped
class LogContact {
    private final ScopedDatabase database;
    private final PupilStore pupils;
    private final ContactStore contacts;
    private final TaskStore tasks;
    private final EvaluatePupils evaluate;
    private final CaseworkAudit audit;
    private final Once once;
    private final TraceLink traces;

    LogContact(
            ScopedDatabase database,
            PupilStore pupils,
            ContactStore contacts,
            TaskStore tasks,
            EvaluatePupils evaluate,
            CaseworkAudit audit,
            Once once,
            TraceLink traces) {
        this.database = database;
        this.pupils = pupils;
        this.contacts = contacts;
        this.tasks = tasks;
        this.evaluate = evaluate;
        this.audit = audit;
        this.once = once;
        this.traces = traces;
    }

    /**
     * Logs a contact on its own.
     *
     * @param key the request's own key, with which it is logged once however often it is sent
     * @return the contact as it was logged
     */
    Uni<ContactEntry> log(ContactEntry entry, Optional<IdempotencyKey> key, Actor actor) {
        PupilKey pupil = new PupilKey(entry.urn(), entry.pupilId());
        return database.inTransaction(
                Scope.school(entry.urn()),
                transaction -> pupils.exists(transaction, pupil)
                        .invoke(exists -> {
                            if (!exists) {
                                throw Problem.notFound("pupil");
                            }
                        })
                        .chain(() -> once.answer(
                                transaction,
                                key,
                                ContactEntry.class,
                                () -> evaluate.takeTurn(transaction, List.of(entry.urn()))
                                        .chain(() -> log(transaction, entry, actor))
                                        .replaceWith(entry))));
    }

    /** Logs a contact in the transaction of the task that it answers; the caller has taken its turn at the school. */
    Uni<Void> log(SqlConnection transaction, ContactEntry entry, Actor actor) {
        UUID pupilId = entry.pupilId();
        PupilKey pupil = new PupilKey(entry.urn(), pupilId);
        return contacts.log(transaction, entry)
                .chain(() -> entry.reached()
                        ? tasks.dropContacts(transaction, List.of(pupil), entry.recordedAt())
                        : Uni.createFrom().voidItem())
                .chain(() -> audit.note(
                        transaction,
                        entry.urn(),
                        actor,
                        entry.recordedAt(),
                        "contact-logged",
                        pupilId,
                        entry.contactId()))
                .chain(() -> evaluate.evaluate(transaction, List.of(new Trigger(pupil, traces.current())), false));
    }
}
