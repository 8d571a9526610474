package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.RegisterTaken;

/** Tells the school's authority of new pupils, each stay once (NAT-2024.13d, BHCET-4.10). */
@ApplicationScoped
public class NotifyOfAdmissions {
    private static final String ASKED_FOR = "newPupilStandardReturned";
    private static final String RULE = "new-pupil-return";

    private final AdmissionStore admissions;
    private final NotificationStore store;
    private final FillNotices fill;
    private final NoticeEvents events;
    private final SchoolStore schools;
    private final PupilStore pupils;
    private final SchoolPolicies policies;

    NotifyOfAdmissions(
            AdmissionStore admissions,
            NotificationStore store,
            FillNotices fill,
            NoticeEvents events,
            SchoolStore schools,
            PupilStore pupils,
            SchoolPolicies policies) {
        this.admissions = admissions;
        this.store = store;
        this.fill = fill;
        this.events = events;
        this.schools = schools;
        this.pupils = pupils;
        this.policies = policies;
    }

    /**
     * Looks at who was admitted. The first register of a school makes new pupils of those who start after it, in whatever
     * order the events came.
     */
    public Uni<Void> follow(
            SqlConnection transaction, List<PupilAdmitted> admitted, List<RegisterTaken> taken, Instant at) {
        Map<Integer, LocalDate> first = new TreeMap<>();
        taken.forEach(register -> first.merge(register.urn(), register.date(), (a, b) -> a.isBefore(b) ? a : b));
        return admissions
                .taken(transaction, first)
                .chain(earlier -> each(
                        earlier,
                        urn -> admissions
                                .later(transaction, urn)
                                .chain(found -> each(found, pupil -> told(transaction, new PupilKey(urn, pupil), at)))))
                .chain(() -> each(
                        admitted,
                        one -> tell(
                                transaction,
                                new PupilKey(one.urn(), one.pupilId()),
                                Objects.requireNonNullElse(one.readmittedOn(), one.startDate()),
                                one.yearGroup(),
                                one.classId(),
                                at)));
    }

    private Uni<Void> told(SqlConnection transaction, PupilKey key, Instant at) {
        return pupils.find(transaction, List.of(key)).chain(found -> {
            Pupil pupil = found.get(key);
            return pupil == null
                    ? Uni.createFrom().voidItem()
                    : tell(transaction, key, pupil.startDate(), pupil.yearGroup(), pupil.classId(), at);
        });
    }

    private Uni<Void> tell(
            SqlConnection transaction, PupilKey key, LocalDate start, int yearGroup, UUID classId, Instant at) {
        return admissions
                .standing(transaction, key.urn())
                .chain(standing -> schools.find(transaction, List.of(key.urn()))
                        .chain(known -> Optional.ofNullable(known.get(key.urn()))
                                .filter(school -> standing.filter(said -> AdmissionRules.isReturned(
                                                start, yearGroup, admitting(school, said, start)))
                                        .isPresent())
                                .map(school ->
                                        insert(transaction, notification(key, classId, school.laCode(), start, at), at))
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private AdmissionRules.Admitting admitting(School school, AdmissionStore.Standing said, LocalDate start) {
        return new AdmissionRules.Admitting(
                said.phase(), school.calendar(), said.firstRegister(), isAskedFor(school, start));
    }

    private boolean isAskedFor(School school, LocalDate start) {
        return policies.of(school, start).stream()
                .filter(policy -> policy.governs(start))
                .map(AppliedPolicy::profile)
                .anyMatch(profile -> profile.parameter(ASKED_FOR, start) == 1);
    }

    private Uni<Void> insert(SqlConnection transaction, Notification notification, Instant at) {
        return store.standing(transaction, notification.pupil(), AdmissionRules.TYPE)
                .chain(standing -> standing.stream()
                                .anyMatch(told -> told.occurrence().equals(notification.occurrence()))
                        ? Uni.createFrom().voidItem()
                        : store.insert(transaction, notification)
                                .chain(() -> events.tell(transaction, notification, NoticeState.WAITING, 1, at, null))
                                .chain(() -> fill.fill(
                                        transaction,
                                        notification.pupil().urn(),
                                        List.of(notification.pupil().pupilId()))));
    }

    private static Notification notification(PupilKey key, UUID classId, String laCode, LocalDate start, Instant at) {
        return new Notification(
                key,
                UUID.randomUUID(),
                laCode,
                AdmissionRules.TYPE,
                classId,
                List.of(),
                "roll",
                RULE,
                AdmissionRules.CLAUSE,
                start,
                AdmissionRules.dueOn(start),
                NoticeState.WAITING,
                null,
                new Absence(start, 0, List.of(), List.of()),
                null,
                at,
                null,
                null,
                null,
                1);
    }

    private static <E> Uni<Void> each(Collection<E> items, Function<E, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
