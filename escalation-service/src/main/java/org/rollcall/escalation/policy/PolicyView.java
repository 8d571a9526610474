package org.rollcall.escalation.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.Band;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.Condition;
import org.rollcall.rules.policy.Parameter;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.Role;
import org.rollcall.rules.policy.Rule;
import org.rollcall.rules.policy.Statement;

/**
 * A policy for people to read: its rules of a day with the sentences behind them.
 *
 * @param parent the policy it extends
 * @param posts the policy's own posts and the role that fills each
 * @param parameters its numbers by name, each with the clause that gives it
 * @param bands its bands of attendance, the highest first
 * @param locks what a school may not change
 * @param statements what the document lays down beside its rules; held against the law, it changes nothing
 * @param assumptions parameters that are asked of the school; they take their defaults until it answers
 */
public record PolicyView(
        String policyId,
        String title,
        @Nullable String parent,
        LocalDate from,
        @Nullable LocalDate reviewBy,
        Map<String, Role> posts,
        List<Parameter> parameters,
        List<Band> bands,
        List<String> locks,
        List<StatementView> statements,
        List<String> assumptions,
        List<RuleView> rules) {
    /**
     * A rule.
     *
     * @param clauses the clauses it carries out, the leading one first
     * @param when what brings it about and what must hold then, by the condition's name
     * @param unless what keeps it silent
     * @param then what it asks for, by the action's name
     */
    public record RuleView(
            String ruleId,
            List<ClauseView> clauses,
            List<Map<String, Object>> when,
            List<Map<String, Object>> unless,
            List<Map<String, Object>> then) {}

    /** Something the document lays down beside its rules, in our own words. */
    public record StatementView(String about, LocalDate from, List<ClauseView> clauses, String says) {
        static StatementView of(Statement statement) {
            return new StatementView(
                    statement.about().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    statement.from(),
                    statement.cites().stream().map(ClauseView::of).toList(),
                    statement.says());
        }
    }

    /**
     * A clause.
     *
     * @param says it in our own words
     */
    public record ClauseView(
            String id, @Nullable String section, @Nullable String says) {
        static ClauseView of(String id) {
            Clause clause = Clauses.find(id).orElse(null);
            return clause == null
                    ? new ClauseView(id, null, null)
                    : new ClauseView(id, clause.section(), clause.says());
        }
    }

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static PolicyView of(PolicyProfile profile, LocalDate on, ObjectMapper json) {
        return new PolicyView(
                profile.id(),
                profile.title(),
                profile.parent(),
                profile.inForce().from(),
                profile.inForce().reviewBy(),
                profile.posts(),
                profile.parameters(),
                profile.bands(),
                profile.locks(),
                profile.statements().stream()
                        .filter(statement -> !statement.from().isAfter(on))
                        .map(StatementView::of)
                        .toList(),
                profile.assumptions(),
                profile.rulesOn(on).stream().map(rule -> rule(rule, json)).toList());
    }

    private static RuleView rule(Rule rule, ObjectMapper json) {
        List<Condition> when = Stream.concat(Stream.<Condition>of(rule.trigger()), rule.when().stream())
                .toList();
        return new RuleView(
                rule.id(),
                rule.cites().stream().map(ClauseView::of).toList(),
                named(when, json),
                named(rule.unless(), json),
                named(rule.then(), json));
    }

    private static List<Map<String, Object>> named(List<?> parts, ObjectMapper json) {
        return parts.stream()
                .map(part -> Map.<String, Object>of(name(part), json.convertValue(part, FIELDS)))
                .toList();
    }

    private static String name(Object part) {
        return part.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
