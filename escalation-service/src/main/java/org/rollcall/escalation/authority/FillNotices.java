package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.policy.LaNotice;

/** Puts names and addresses into notifications that no authority has read yet; with them they become visible. */
@ApplicationScoped
public class FillNotices {
    private final NotificationStore store;
    private final SchoolStore schools;
    private final PeopleStore people;
    private final ReferralStore referrals;
    private final HealthNeedsStore needs;

    FillNotices(
            NotificationStore store,
            SchoolStore schools,
            PeopleStore people,
            ReferralStore referrals,
            HealthNeedsStore needs) {
        this.store = store;
        this.schools = schools;
        this.people = people;
        this.referrals = referrals;
        this.needs = needs;
    }

    /** Fills what is unread about these pupils; what is read stays as it was read. */
    public Uni<Void> fill(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return store.unseen(transaction, urn, pupilIds)
                .chain(unseen -> unseen.isEmpty() ? Uni.createFrom().voidItem() : fillUnseen(transaction, urn, unseen));
    }

    private Uni<Void> fillUnseen(SqlConnection transaction, int urn, List<Notification> unseen) {
        List<UUID> pupils = unseen.stream()
                .map(notification -> notification.pupil().pupilId())
                .distinct()
                .toList();
        return schools.find(transaction, List.of(urn))
                .chain(school -> people.findAll(transaction, urn, pupils)
                        .chain(records -> fill(transaction, unseen, school.get(urn), records)));
    }

    private Uni<Void> fill(
            SqlConnection transaction,
            List<Notification> unseen,
            @Nullable School school,
            Map<UUID, PeopleRecord> records) {
        return Multi.createFrom()
                .iterable(unseen)
                .onItem()
                .transformToUniAndConcatenate(notification -> {
                    PeopleRecord record = records.get(notification.pupil().pupilId());
                    return school == null || record == null
                            ? Uni.createFrom().voidItem()
                            : data(transaction, notification, school, record)
                                    .chain(data -> data.map(full -> store.fill(transaction, notification, full))
                                            .orElseGet(() -> Uni.createFrom().voidItem()));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What the authority reads; of a penalty referral with the decision behind it, of a long illness with the needs. */
    private Uni<Optional<Object>> data(
            SqlConnection transaction, Notification notification, School school, PeopleRecord people) {
        if (notification.type().equals(LaNotice.PENALTY_REFERRAL.name())) {
            return referrals
                    .of(transaction, notification)
                    .map(decided -> decided.map(details -> PenaltyData.of(notification, school, people, details)));
        }
        return notification.type().equals(LaNotice.LONG_TERM_MEDICAL.name())
                ? needs.of(transaction, notification.pupil())
                        .map(health -> data(notification, school, people, health.orElse(null)))
                : Uni.createFrom().item(data(notification, school, people, null));
    }

    /** What the authority reads; of a deletion only what the record says of this very one. */
    private static Optional<Object> data(
            Notification notification, School school, PeopleRecord people, ReturnData.@Nullable Health health) {
        if (notification.type().equals(AdmissionRules.TYPE)) {
            return Optional.of(AdmissionData.of(notification, school, people));
        }
        return RollRules.isOfRoll(notification)
                ? RollRules.leaving(notification, people)
                        .map(leaving -> RollData.of(notification, school, people, leaving))
                : Optional.of(ReturnData.of(notification, school, people, health));
    }
}
