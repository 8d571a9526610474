package org.rollcall.rules.policy.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.ActionRule;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.Condition.AbsenceDayN;
import org.rollcall.rules.policy.Condition.ConsecutiveAbsence;
import org.rollcall.rules.policy.Condition.ContactState;
import org.rollcall.rules.policy.Condition.Qualifier;
import org.rollcall.rules.policy.Condition.Trigger;
import org.rollcall.rules.policy.Rule;

/** One rule of a file: exactly one trigger, any qualifiers, actions with distinct steps. */
final class RuleReader {

    private RuleReader() {}

    static Rule read(YamlValue item, LocalDate inForceFrom) {
        YamlMap map = item.map();
        String id = map.get("id").name();
        List<String> cites = cites(map.get("cite"));
        LocalDate from = map.get("from", YamlValue::date, inForceFrom);
        LocalDate to = map.find("to").map(YamlValue::date).orElse(null);
        List<Trigger> triggers = new ArrayList<>();
        List<Qualifier> when = new ArrayList<>();
        for (YamlValue named : map.get("when").map().all()) {
            switch (ConditionReader.read(named)) {
                case Trigger trigger -> triggers.add(trigger);
                case Qualifier qualifier -> when.add(qualifier);
            }
        }
        List<Qualifier> unless = new ArrayList<>();
        map.find("unless").ifPresent(value -> value.map().all().forEach(named -> unless.add(qualifier(named))));
        List<ActionRule> then = ActionReader.list(map.get("then"));
        map.finish();
        if (triggers.size() != 1) {
            throw map.get("when").refused(id + " must have exactly one condition that marks bring about");
        }
        Trigger trigger = triggers.getFirst();
        boolean ofSpell = trigger instanceof AbsenceDayN || trigger instanceof ConsecutiveAbsence;
        if (!ofSpell && Stream.concat(when.stream(), unless.stream()).anyMatch(ContactState.class::isInstance)) {
            throw map.get("when").refused(id + " asks for the contact about an absence but counts no absence");
        }
        requireSense(map, id, from, to, when, unless);
        Set<String> steps = new HashSet<>();
        for (ActionRule action : then) {
            if (!steps.add(action.step())) {
                throw map.get("then").refused(id + " has two steps called " + action.step());
            }
        }
        return new Rule(id, cites, from, to, trigger, List.copyOf(when), List.copyOf(unless), then);
    }

    private static void requireSense(
            YamlMap map,
            String id,
            LocalDate from,
            @Nullable LocalDate to,
            List<Qualifier> when,
            List<Qualifier> unless) {
        if (to != null && to.isBefore(from)) {
            throw map.get("to").refused(id + " ends before it begins");
        }
        if (!unless.isEmpty() && when.containsAll(unless)) {
            throw map.get("unless").refused(id + " can never hold: unless repeats what when demands");
        }
    }

    static List<String> cites(YamlValue value) {
        return value.oneOrMore().stream().map(RuleReader::cite).toList();
    }

    static String cite(YamlValue value) {
        String text = value.text();
        if (!text.matches("[A-Z]+-[A-Za-z0-9.]+")) {
            throw value.refused("must be a clause id like KCA-16.D3, not " + text);
        }
        if (Clauses.find(text).isEmpty()) {
            throw value.refused("no clause file has " + text);
        }
        return text;
    }

    private static Qualifier qualifier(YamlValue named) {
        if (ConditionReader.read(named) instanceof Qualifier qualifier) {
            return qualifier;
        }
        throw named.refused("cannot stand under unless");
    }
}
