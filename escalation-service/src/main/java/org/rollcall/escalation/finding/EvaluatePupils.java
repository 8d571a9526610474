package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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
    private static final int AT_ONCE = 600;

    private final SchoolClock clock;
    private final SchoolStore schools;
    private final PeopleStore people;
    private final SchoolPolicies policies;
    private final SetQuietAside quiet;
    private final GatherDossiers gather;
    private final ApplyAssessments apply;

    EvaluatePupils(
            SchoolClock clock,
            SchoolStore schools,
            PeopleStore people,
            SchoolPolicies policies,
            SetQuietAside quiet,
            GatherDossiers gather,
            ApplyAssessments apply) {
        this.clock = clock;
        this.schools = schools;
        this.people = people;
        this.policies = policies;
        this.quiet = quiet;
        this.gather = gather;
        this.apply = apply;
    }

    /**
     * Waits its turn at these schools: whoever evaluates, or writes what evaluations read, does so first. People come
     * before schools, because a change of people evaluates while it holds theirs; the connection keeps the two in order.
     */
    public Uni<Void> takeTurn(SqlConnection transaction, Collection<Integer> urns) {
        return Uni.combine()
                .all()
                .unis(people.holdStill(transaction, urns), schools.lock(transaction, urns))
                .discardItems();
    }

    /**
     * Evaluates pupils in the caller's transaction; who is not fully known waits. They are looked at as of now, or of the latest moment that
     * events of the school have told of.
     *
     * @param pastMarkChanged whether nothing but changed or imported marks of the past can be behind what arises, so that
     *     it waits for a person
     */
    public Uni<Void> evaluate(SqlConnection transaction, Collection<Trigger> triggers, boolean pastMarkChanged) {
        Set<Integer> urns =
                triggers.stream().map(trigger -> trigger.pupil().urn()).collect(Collectors.toSet());
        return schools.find(transaction, urns)
                .chain(known -> evaluate(transaction, triggers, pastMarkChanged, new ReadBefore(known, Map.of())));
    }

    /** Evaluates pupils, what the caller has read in this transaction not being read again. */
    public Uni<Void> evaluate(
            SqlConnection transaction, Collection<Trigger> triggers, boolean pastMarkChanged, ReadBefore before) {
        return together(triggers, (some, views) -> evaluateTogether(transaction, some, pastMarkChanged, before, views));
    }

    /**
     * Evaluates pupils whose registers were taken or have closed: nearly all of them are there, and of those whose marks
     * and facts cannot bring anything about nothing more is read.
     */
    public Uni<Void> evaluateRegisters(SqlConnection transaction, Collection<Trigger> triggers, ReadBefore before) {
        return together(
                triggers,
                (some, views) -> quiet.setAside(transaction, some, before, views)
                        .chain(others -> others.triggers().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : evaluateTogether(transaction, others.triggers(), false, others.before(), views)));
    }

    /** Has pupils, each once, worked on some at a time, every school seen from one moment. */
    private Uni<Void> together(Collection<Trigger> triggers, BiFunction<List<Trigger>, SchoolViews, Uni<Void>> work) {
        Map<PupilKey, Trigger> byPupil = new LinkedHashMap<>();
        triggers.forEach(trigger -> byPupil.put(trigger.pupil(), trigger));
        SchoolViews views = new SchoolViews(policies, clock.localNow());
        return Multi.createFrom()
                .iterable(byPupil.values())
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> work.apply(some, views))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> evaluateTogether(
            SqlConnection transaction,
            List<Trigger> triggers,
            boolean pastMarkChanged,
            ReadBefore before,
            SchoolViews views) {
        Map<PupilKey, Trigger> byPupil =
                triggers.stream().collect(Collectors.toMap(Trigger::pupil, Function.identity()));
        return gather.gather(transaction, byPupil, before).chain(dossiers -> {
            List<Assessment> assessments = dossiers.stream()
                    .map(dossier -> {
                        SchoolViews.View view = views.of(dossier.school());
                        return AssessPupil.assess(dossier, view.policies(), view.asOf());
                    })
                    .toList();
            return assessments.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : apply.apply(
                            transaction, assessments, pastMarkChanged ? Review.UNCONFIRMED : Review.NONE, clock.now());
        });
    }
}
