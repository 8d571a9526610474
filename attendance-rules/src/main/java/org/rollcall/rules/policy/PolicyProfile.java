package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * A policy with all it inherits.
 *
 * @param parent the profile it extends, null for the national one
 * @param locks keys that nobody further down may change, such as {@code rules.*}
 * @param posts the policy's own posts and the role that fills each
 * @param practice how registers are kept, beyond their times
 * @param bands bands of attendance from the highest down, without gap or overlap; may be empty
 * @param statements what the document lays down beside its rules, held against the law
 * @param assumptions parameters the document leaves open and the school has not answered
 */
public record PolicyProfile(
        String id,
        String title,
        @Nullable String parent,
        InForce inForce,
        List<String> locks,
        Map<String, Role> posts,
        List<RegisterDefault> register,
        List<RegisterPractice> practice,
        List<Parameter> parameters,
        List<Band> bands,
        List<Statement> statements,
        List<Rule> rules,
        List<String> assumptions) {

    /** Sessions a pupil must have had before a rate says anything about the year. */
    public static final String MINIMUM_POSSIBLE_SESSIONS = "minimumPossibleSessions";

    /** The rules in force on that date, in the order of the policy. */
    public List<Rule> rulesOn(LocalDate date) {
        return rules.stream().filter(rule -> rule.isInForceOn(date)).toList();
    }

    /** The rules that ask for no other rule's findings. */
    public List<Rule> leadingRules() {
        return rulesThatLead(true);
    }

    /** The rules that may come true only after another one has. */
    public List<Rule> followingRules() {
        return rulesThatLead(false);
    }

    private List<Rule> rulesThatLead(boolean leading) {
        List<Rule> chosen = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isLeading() == leading) {
                chosen.add(rules.get(i));
            }
        }
        return chosen;
    }

    /** The rule of that id in force on that date. */
    public Optional<Rule> rule(String ruleId, LocalDate date) {
        return rulesOn(date).stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    /**
     * The value of a parameter on that date; the earliest one also holds before its own date.
     *
     * @throws IllegalArgumentException if the policy has no such parameter
     */
    public int parameter(String name, LocalDate date) {
        Parameter latest = null;
        Parameter earliest = null;
        for (int i = 0; i < parameters.size(); i++) {
            Parameter value = parameters.get(i);
            if (!value.name().equals(name)) {
                continue;
            }
            if (!value.from().isAfter(date) && (latest == null || value.from().isAfter(latest.from()))) {
                latest = value;
            }
            if (earliest == null || value.from().isBefore(earliest.from())) {
                earliest = value;
            }
        }
        if (earliest == null) {
            throw new IllegalArgumentException("parameters: " + id + " has no " + name);
        }
        return latest == null ? earliest.value() : latest.value();
    }

    /**
     * The platform's role behind a post, or the role of that very name.
     *
     * @throws IllegalArgumentException if the policy knows neither
     */
    public Role roleOf(String post) {
        return Optional.ofNullable(posts.get(post))
                .or(() -> Role.find(post))
                .orElseThrow(() -> new IllegalArgumentException("posts: " + id + " has no " + post));
    }

    /** What the policy says on that date in one of these ways about keeping the registers of a session. */
    public Optional<RegisterPractice> practiceOn(LocalDate date, Session session, RegisterPractice.Kind... kinds) {
        return RegisterPractice.latest(practice, date, session, kinds);
    }

    /** Whether registers of that date show a known reason without proposing its code. */
    public boolean isReasonOnly(LocalDate date) {
        return RegisterPractice.isReasonOnly(practice, date);
    }

    /** The band in which the share attended lies; empty without bands or while no session was possible. */
    public Optional<Band> bandOf(AttendanceTally tally) {
        return bands.stream().filter(band -> band.holds(tally)).findFirst();
    }

    /**
     * This policy with a school's answers: parameters by name, posts as {@code posts.<post>}, the time by which registers
     * are marked as {@code markedBy.AM} and {@code markedBy.PM}. What the school leaves open
     * keeps its default and stays among the assumptions.
     *
     * @throws IllegalArgumentException beginning with the setting's name, if it is unknown, locked or no such value
     */
    public PolicyProfile resolve(Map<String, String> settings) {
        return SchoolSettings.apply(this, settings);
    }

    /** Whether the policy, or one above it, leaves a school no say about that setting. */
    public boolean locksSetting(String name) {
        return isLocked(SchoolSettings.lockOf(name));
    }

    /** Whether a key is locked here or above. */
    boolean isLocked(String key) {
        return locks.stream()
                .anyMatch(lock ->
                        lock.equals(key) || lock.endsWith("*") && key.startsWith(lock.substring(0, lock.length() - 1)));
    }

    /** The names of parameters that the school is asked for. */
    public List<String> asked() {
        return parameters.stream()
                .filter(Parameter::ask)
                .map(Parameter::name)
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }
}
