package org.rollcall.escalation.preview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.rollcall.escalation.preview.PolicyPreview.Count;
import org.rollcall.escalation.preview.PolicyPreview.Found;
import org.rollcall.escalation.preview.PolicyPreview.RuleCount;
import org.rollcall.escalation.preview.PolicyPreview.StepCount;
import org.rollcall.rules.evaluation.Action;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;

/** Adds up what two policies find about one pupil after another. */
final class PreviewTally {
    private static final int TOLD = 500;

    /** Times and pupils of a rule or of a kind of action. */
    private static final class Tally {
        private int times;
        private final Set<UUID> pupils = new HashSet<>();

        void add(UUID pupil) {
            times++;
            pupils.add(pupil);
        }
    }

    private static final class Side {
        private final Map<String, Tally> rules = new TreeMap<>();
        private final Map<String, Tally> actions = new TreeMap<>();

        void add(UUID pupil, Collection<Finding> findings) {
            for (Finding finding : findings) {
                rules.computeIfAbsent(finding.ruleId(), id -> new Tally()).add(pupil);
                finding.actions()
                        .forEach(action -> actions.computeIfAbsent(kind(action), kind -> new Tally())
                                .add(pupil));
            }
        }
    }

    private record Key(String ruleId, LocalDate occurrence) {
        static Key of(Finding finding) {
            return new Key(finding.ruleId(), finding.occurrence());
        }
    }

    private final Side previewed = new Side();
    private final Side present = new Side();
    private final Map<String, String> clauses = new TreeMap<>();
    private final List<Found> found = new ArrayList<>();
    private int pupils;

    /** Adds a pupil's findings under the previewed policy and under those in force. */
    void add(UUID pupil, Collection<Finding> under, Collection<Finding> inForce) {
        pupils++;
        previewed.add(pupil, under);
        present.add(pupil, inForce);
        inForce.forEach(
                finding -> clauses.put(finding.ruleId(), finding.clauses().getFirst()));
        Set<Key> known = new HashSet<>();
        inForce.forEach(finding -> known.add(Key.of(finding)));
        for (Finding finding : under) {
            clauses.put(finding.ruleId(), finding.clauses().getFirst());
            found.add(new Found(
                    pupil,
                    finding.ruleId(),
                    finding.clauses().getFirst(),
                    finding.raisedAt().toLocalDate(),
                    finding.occurrence(),
                    finding.evidence().figures(),
                    finding.actions().stream().map(Action::step).toList(),
                    known.contains(Key.of(finding))));
        }
    }

    int pupils() {
        return pupils;
    }

    List<RuleCount> rules() {
        return both(previewed.rules, present.rules).stream()
                .map(id -> new RuleCount(
                        id,
                        clauses.getOrDefault(id, ""),
                        Clauses.find(clauses.getOrDefault(id, ""))
                                .map(Clause::says)
                                .orElse(null),
                        count(previewed.rules, id),
                        count(present.rules, id)))
                .toList();
    }

    List<StepCount> steps() {
        return both(previewed.actions, present.actions).stream()
                .map(kind -> new StepCount(kind, count(previewed.actions, kind), count(present.actions, kind)))
                .toList();
    }

    /** The newest of what the previewed policy finds. */
    List<Found> newest() {
        return found.stream()
                .sorted(Comparator.comparing(Found::raisedOn)
                        .reversed()
                        .thenComparing(Found::ruleId)
                        .thenComparing(Found::pupilId))
                .limit(TOLD)
                .toList();
    }

    int omitted() {
        return Math.max(0, found.size() - TOLD);
    }

    private static Set<String> both(Map<String, Tally> one, Map<String, Tally> other) {
        Set<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    private static Count count(Map<String, Tally> tallies, String key) {
        Tally tally = tallies.get(key);
        return tally == null ? Count.of(0, 0) : Count.of(tally.times, tally.pupils.size());
    }

    private static String kind(Action action) {
        return action.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
