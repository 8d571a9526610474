package org.rollcall.register.arrangement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Enters where pupils are known to be instead, and takes it back. */
@ApplicationScoped
public class Arrange {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final ArrangementStore store;
    private final AuditTrail audit;
    private final Once once;

    Arrange(Snapshots snapshots, ScopedDatabase database, ArrangementStore store, AuditTrail audit, Once once) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.audit = audit;
        this.once = once;
    }

    Uni<Arrangement> enter(int urn, ArrangementBody.Read asked, Actor by, Optional<IdempotencyKey> key) {
        return snapshots.current(urn).chain(school -> {
            Arrangement arrangement = new Arrangement(
                    UUID.randomUUID(),
                    asked.kind(),
                    code(asked),
                    asked.from(),
                    asked.to(),
                    asked.sessions(),
                    asked.weekdays(),
                    asked.note(),
                    pupils(school, asked),
                    false);
            return database.inTransaction(
                    Scope.school(urn),
                    transaction -> once.answer(
                            transaction,
                            key,
                            Arrangement.class,
                            () -> store.keep(transaction, urn, arrangement, by)
                                    .chain(() -> audit.keep(
                                            transaction, urn, by, "arrangement-entered", subject(urn, arrangement)))
                                    .replaceWith(arrangement)));
        });
    }

    Uni<Arrangement> withdraw(int urn, UUID id, Actor by) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> store.withdraw(transaction, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("arrangement")))
                        .call(arrangement ->
                                audit.keep(transaction, urn, by, "arrangement-withdrawn", subject(urn, arrangement))));
    }

    /** The code that the edition of both its first and its last day has for it. */
    private static String code(ArrangementBody.Read asked) {
        return asked.kind().codes().stream()
                .filter(code -> CodeEdition.codeOn(code, asked.from()).isPresent()
                        && CodeEdition.codeOn(code, asked.to()).isPresent())
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable(
                        "unknown-code",
                        "No attendance code of these dates stands for it.",
                        List.of(new FieldError("kind", "no code of these dates stands for it"))));
    }

    private static List<UUID> pupils(SchoolSnapshot school, ArrangementBody.Read asked) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < asked.pupilIds().size(); i++) {
            if (school.findPupil(asked.pupilIds().get(i)).isEmpty()) {
                errors.add(new FieldError("pupilIds[" + i + "]", "there is no such pupil"));
            }
        }
        for (int i = 0; i < asked.classIds().size(); i++) {
            if (school.findClass(asked.classIds().get(i)).isEmpty()) {
                errors.add(new FieldError("classIds[" + i + "]", "there is no such class"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("pupil-not-on-roll", "Not all of them are the school's.", errors);
        }
        return Stream.concat(
                        asked.pupilIds().stream(),
                        asked.classIds().stream()
                                .flatMap(classId -> school.placedIn(classId, asked.from()).stream())
                                .filter(pupil -> pupil.isOnRoll(asked.from()))
                                .map(SchoolSnapshot.Pupil::pupilId))
                .distinct()
                .toList();
    }

    private static String subject(int urn, Arrangement arrangement) {
        return urn + "/arrangements/" + arrangement.arrangementId();
    }
}
