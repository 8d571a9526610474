package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.escalation.finding.AssessPupil.Assessment;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.support.clock.SchoolClock;

/** Evaluates pupils anew and brings their findings, and what follows from them, up to date. */
@ApplicationScoped
public class EvaluatePupils {
    /** Pupils whose rows are held in memory at once, and evaluated between two waits for the database. */
    private static final int AT_ONCE = 100;

    private final SchoolClock clock;
    private final SchoolStore schools;
    private final PeopleStore people;
    private final SchoolPolicies policies;
    private final GatherDossiers gather;
    private final ApplyAssessments apply;

    EvaluatePupils(
            SchoolClock clock,
            SchoolStore schools,
            PeopleStore people,
            SchoolPolicies policies,
            GatherDossiers gather,
            ApplyAssessments apply) {
        this.clock = clock;
        this.schools = schools;
        this.people = people;
        this.policies = policies;
        this.gather = gather;
        this.apply = apply;
    }

    /**
     * Waits its turn at these schools: whoever evaluates, or writes what evaluations read, does so first. People come
     * before schools, because a change of people evaluates while it holds theirs.
     */
    public Uni<Void> takeTurn(SqlConnection transaction, Collection<Integer> urns) {
        return Multi.createFrom()
                .iterable(urns.stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(urn -> people.holdStill(transaction, urn))
                .collect()
                .last()
                .chain(() -> schools.lock(transaction, urns));
    }

    /**
     * Evaluates pupils in the caller's transaction; who is not fully known waits. They are looked at as of now, or of the latest moment that
     * events of the school have told of.
     *
     * @param pastMarkChanged whether nothing but changed or imported marks of the past can be behind what arises, so that
     *     it waits for a person
     */
    public Uni<Void> evaluate(SqlConnection transaction, Collection<Trigger> triggers, boolean pastMarkChanged) {
        Map<PupilKey, Trigger> byPupil = triggers.stream()
                .collect(Collectors.toMap(
                        Trigger::pupil, Function.identity(), (first, last) -> last, LinkedHashMap::new));
        return Multi.createFrom()
                .iterable(byPupil.values())
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> evaluateTogether(transaction, some, pastMarkChanged))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> evaluateTogether(SqlConnection transaction, List<Trigger> triggers, boolean pastMarkChanged) {
        Map<PupilKey, Trigger> byPupil =
                triggers.stream().collect(Collectors.toMap(Trigger::pupil, Function.identity()));
        return gather.gather(transaction, byPupil).chain(dossiers -> {
            List<Assessment> assessments = dossiers.stream().map(this::assess).toList();
            return assessments.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : apply.apply(
                            transaction, assessments, pastMarkChanged ? Review.UNCONFIRMED : Review.NONE, clock.now());
        });
    }

    private Assessment assess(PupilDossier dossier) {
        LocalDateTime asOf = dossier.school().moment(clock.localNow());
        return AssessPupil.assess(dossier, policies.of(dossier.school(), asOf.toLocalDate()), asOf);
    }
}
