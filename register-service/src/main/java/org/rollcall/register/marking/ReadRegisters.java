package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.SchoolSnapshot.SchoolClass;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Shows registers with what is suggested for each pupil; nothing is ever stored from a suggestion. */
@ApplicationScoped
public class ReadRegisters {
    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final RegisterReadStore store;
    private final ClassTeachers classTeachers;
    private final AuditTrail audit;
    private final SchoolClock clock;

    ReadRegisters(
            Snapshots snapshots,
            ScopedDatabase database,
            RegisterReadStore store,
            ClassTeachers classTeachers,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.classTeachers = classTeachers;
        this.audit = audit;
        this.clock = clock;
    }

    /** The session's registers by year group and name; none on a day without school. */
    Uni<List<RegisterOverview.Item>> overview(int urn, SessionRef session) {
        return snapshots.current(urn).chain(school -> {
            Map<UUID, List<UUID>> expected = school.pupils().values().stream()
                    .filter(pupil -> pupil.isOnRoll(session.date()))
                    .collect(Collectors.groupingBy(
                            pupil -> pupil.placementOn(session.date()).classId(),
                            Collectors.mapping(Pupil::pupilId, Collectors.toList())));
            List<UUID> everybody =
                    expected.values().stream().flatMap(List::stream).toList();
            return database.inTransaction(
                    Scope.school(urn),
                    transaction -> store.marks(transaction, urn, session, everybody)
                            .chain(marks -> store.registers(transaction, urn, session)
                                    .map(registers -> items(school, session, expected, marks, registers))));
        });
    }

    private List<RegisterOverview.Item> items(
            SchoolSnapshot school,
            SessionRef session,
            Map<UUID, List<UUID>> expected,
            Map<UUID, RegisterReadStore.Mark> marks,
            Map<UUID, RegisterReadStore.Register> registers) {
        List<RegisterOverview.Item> items = new ArrayList<>();
        school.classes().forEach((id, ofClass) -> {
            if (!school.calendar().isOpen(session.date(), session.session(), ofClass.yearGroup())) {
                return;
            }
            List<UUID> pupils = expected.getOrDefault(id, List.of());
            int taken = (int) pupils.stream().filter(marks::containsKey).count();
            RegisterReadStore.Register register = registers.get(id);
            items.add(new RegisterOverview.Item(
                    id,
                    ofClass.name(),
                    ofClass.yearGroup(),
                    pupils.size(),
                    taken,
                    register == null ? null : register.takenAt(),
                    pupils.size() - taken,
                    RegisterOverview.state(session, times(school, session), clock.localNow()),
                    register == null ? null : register.source(),
                    isLate(school, session, ofClass, register),
                    pupils.size() > taken
                            && !clock.now().isBefore(DeadlineRules.chasedAt(school, session, ofClass.yearGroup()))));
        });
        items.sort(Comparator.comparingInt(RegisterOverview.Item::yearGroup)
                .thenComparing(RegisterOverview.Item::name)
                .thenComparing(RegisterOverview.Item::classId));
        return items;
    }

    private static boolean isLate(
            SchoolSnapshot school,
            SessionRef session,
            SchoolClass ofClass,
            RegisterReadStore.@Nullable Register register) {
        Instant takenAt = register == null ? null : register.takenAt();
        return takenAt != null && !takenAt.isBefore(DeadlineRules.chasedAt(school, session, ofClass.yearGroup()));
    }

    /** One register; the reading leaves an audit entry. */
    Uni<RegisterView> read(int urn, SessionRef session, UUID classId, Caller reader, Role role) {
        return snapshots.current(urn).chain(school -> {
            SchoolClass ofClass = school.findClass(classId).orElseThrow(() -> Problem.notFound("class"));
            if (!school.calendar().isOpen(session.date(), session.session(), ofClass.yearGroup())) {
                throw Problem.unprocessable(
                        "not-a-school-day", "The school is not open for this class in that session.");
            }
            List<Pupil> pupils = school.placedIn(classId, session.date());
            List<UUID> ids = pupils.stream().map(Pupil::pupilId).toList();
            String subject = urn + "/" + session.date() + "/" + session.session() + "/" + classId;
            return classTeachers
                    .require(school, classId, session, reader, role)
                    .chain(() -> database.inTransaction(
                            Scope.school(urn),
                            transaction -> store.marks(transaction, urn, session, ids)
                                    .chain(marks -> store.registers(transaction, urn, session)
                                            .chain(registers -> store.reasons(transaction, urn, session, ids)
                                                    .map(reasons -> view(
                                                            school,
                                                            session,
                                                            classId,
                                                            lines(school, pupils, session, marks, reasons, role),
                                                            registers.get(classId)))))
                                    .call(() -> audit.keep(
                                            transaction, urn, Actor.of(reader, role), "register-read", subject))));
        });
    }

    private RegisterView view(
            SchoolSnapshot school,
            SessionRef session,
            UUID classId,
            List<RegisterView.Line> lines,
            RegisterReadStore.@Nullable Register register) {
        SessionTimes times = times(school, session);
        return new RegisterView(
                classId,
                school.findClass(classId).orElseThrow().name(),
                session.date(),
                session.session().name(),
                RegisterOverview.state(session, times, clock.localNow()),
                session.date().atTime(times.closes()).atZone(SchoolClock.ZONE).toInstant(),
                register == null ? null : register.takenAt(),
                register == null ? 0 : register.revision(),
                lines);
    }

    private static List<RegisterView.Line> lines(
            SchoolSnapshot school,
            List<Pupil> pupils,
            SessionRef session,
            Map<UUID, RegisterReadStore.Mark> marks,
            Map<UUID, KnownReason> reasons,
            Role role) {
        boolean isReasonOnly = school.policyOn(session.date()).isReasonOnly(session.date());
        return pupils.stream()
                .map(pupil -> {
                    RegisterReadStore.Mark mark = marks.get(pupil.pupilId());
                    SuggestionRules.Suggestion suggestion = SuggestionRules.suggest(
                            pupil,
                            session,
                            reasons.get(pupil.pupilId()),
                            isReasonOnly,
                            role == Role.ATTENDANCE_OFFICER);
                    return new RegisterView.Line(
                            pupil.pupilId(),
                            pupil.name(),
                            mark == null ? null : mark.code(),
                            mark == null ? null : mark.minutesLate(),
                            mark == null ? null : mark.note(),
                            mark == null ? null : mark.revision(),
                            suggestion.code(),
                            suggestion.why());
                })
                .toList();
    }

    /** The known reasons of pupils whom an all-present entry left without a mark. */
    Uni<List<RegisterView.Unmarked>> unmarked(int urn, SessionRef session, List<UUID> pupilIds, Role role) {
        return snapshots
                .known(urn)
                .chain(school -> database.inTransaction(
                                Scope.school(urn), transaction -> store.reasons(transaction, urn, session, pupilIds))
                        .map(reasons -> {
                            List<Pupil> pupils = pupilIds.stream()
                                    .flatMap(id -> school.findPupil(id).stream())
                                    .toList();
                            return lines(school, pupils, session, Map.of(), reasons, role).stream()
                                    .map(line ->
                                            new RegisterView.Unmarked(line.pupilId(), line.suggestedCode(), line.why()))
                                    .toList();
                        }));
    }

    private static SessionTimes times(SchoolSnapshot school, SessionRef session) {
        return school.calendar().times(session.date(), session.session()).orElseThrow();
    }
}
