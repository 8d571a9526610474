package org.rollcall.rules.policy.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.measure.Percentage;
import org.rollcall.rules.policy.Band;
import org.rollcall.rules.policy.Comparison;
import org.rollcall.rules.policy.InForce;
import org.rollcall.rules.policy.Parameter;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.PolicyRefused;
import org.rollcall.rules.policy.ProfileFile;
import org.rollcall.rules.policy.RegisterDefault;
import org.rollcall.rules.policy.Role;
import org.rollcall.rules.policy.Rule;
import org.rollcall.rules.policy.Statement;

/** Reads one policy file. */
public final class ProfileReader {

    private final String file;
    private final YamlMap root;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> stated = new HashSet<>();

    private ProfileReader(String file, YamlMap root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads a policy file's text; nothing is inherited yet.
     *
     * @throws PolicyRefused naming the line, if the text is no YAML, a key is unknown, missing, given twice or no such
     *     value, or the bands leave a gap or overlap
     */
    public static ProfileFile read(String file, String text) {
        return new ProfileReader(file, YamlValue.root(file, text)).profile();
    }

    private ProfileFile profile() {
        YamlValue id = root.get("profile");
        lines.put("profile", id.line());
        InForce inForce = inForce(root.get("inForce").map());
        PolicyProfile profile = new PolicyProfile(
                id.name(),
                root.get("title").text(),
                root.find("extends")
                        .map(value -> noted("extends", value).name())
                        .orElse(null),
                inForce,
                root.list("locks", YamlValue::text),
                posts(),
                root.list("register", this::register),
                root.list("practice", PracticeReader::read),
                root.list("parameters", this::parameter),
                bands(),
                root.list("statements", this::statement),
                rules(inForce.from()),
                List.of());
        root.finish();
        List<String> open = profile.asked();
        return new ProfileFile(file, withAssumptions(profile, open), Map.copyOf(lines));
    }

    private static PolicyProfile withAssumptions(PolicyProfile p, List<String> open) {
        return new PolicyProfile(
                p.id(),
                p.title(),
                p.parent(),
                p.inForce(),
                p.locks(),
                p.posts(),
                p.register(),
                p.practice(),
                p.parameters(),
                p.bands(),
                p.statements(),
                p.rules(),
                open);
    }

    private static InForce inForce(YamlMap map) {
        InForce inForce = new InForce(
                map.get("from").date(),
                map.find("reviewBy").map(YamlValue::date).orElse(null));
        map.finish();
        LocalDate review = inForce.reviewBy();
        if (review != null && review.isBefore(inForce.from())) {
            throw map.get("reviewBy").refused("lies before the policy begins");
        }
        return inForce;
    }

    private Map<String, Role> posts() {
        Map<String, Role> posts = new HashMap<>();
        root.find("posts")
                .ifPresent(value -> value.map().all().forEach(post -> {
                    noted("posts." + post.key(), post);
                    posts.put(post.key(), post.oneOf(Role.class));
                }));
        return Map.copyOf(posts);
    }

    private RegisterDefault register(YamlValue item) {
        noted("register", item);
        YamlMap map = item.map();
        RegisterDefault register = new RegisterDefault(
                map.get("from").date(),
                map.get("session").constant(Session.class),
                new SessionTimes(
                        map.get("opens").time(),
                        map.get("late").time(),
                        map.get("closes").time()),
                RuleReader.cite(map.get("cite")));
        map.finish();
        SessionTimes times = register.times();
        if (times.late().isBefore(times.opens()) || times.closes().isBefore(times.late())) {
            throw item.refused("its times run backwards");
        }
        requireNew(item, "register " + register.session() + " " + register.from());
        return register;
    }

    private Parameter parameter(YamlValue item) {
        YamlMap map = item.map();
        Parameter parameter = new Parameter(
                map.get("name").text(),
                map.get("from").date(),
                map.get("value").number(),
                map.get("ask", YamlValue::yesOrNo, false),
                RuleReader.cite(map.get("cite")));
        map.finish();
        requireNew(item, "parameter " + parameter.name() + " " + parameter.from());
        noted("parameters." + parameter.name(), item);
        return parameter;
    }

    private Statement statement(YamlValue item) {
        Statement statement = StatementReader.read(item);
        requireNew(item, "statement " + statement.about() + " " + statement.from() + " " + statement.cites());
        noted("statements." + statement.about(), item);
        return statement;
    }

    private List<Band> bands() {
        List<Band> bands = root.list("bands", this::band);
        Band.misfit(bands).ifPresent(misfit -> {
            int line = lines.getOrDefault("bands." + misfit.band().id(), 1);
            throw new PolicyRefused(file, line, "bands: " + misfit.why());
        });
        return bands;
    }

    private Band band(YamlValue item) {
        lines.putIfAbsent("bands", item.line());
        YamlMap map = item.map();
        String id = map.get("id").name();
        requireNew(item, "band " + id);
        noted("bands." + id, item);
        boolean inclusiveFrom = map.find("gte").isPresent();
        boolean inclusiveTo = map.find("lte").isPresent();
        Percentage from = map.get(inclusiveFrom ? "gte" : "gt").percentage();
        Percentage to = map.get(inclusiveTo ? "lte" : "lt").percentage();
        Band band = new Band(
                id,
                inclusiveFrom ? Comparison.GTE : Comparison.GT,
                from,
                inclusiveTo ? Comparison.LTE : Comparison.LT,
                to,
                RuleReader.cites(map.get("cite")));
        map.finish();
        return band;
    }

    private List<Rule> rules(LocalDate inForceFrom) {
        List<Rule> rules = new ArrayList<>();
        for (YamlValue item : root.find("rules").map(YamlValue::list).orElse(List.of())) {
            Rule rule = RuleReader.read(item, inForceFrom);
            for (Rule other : rules) {
                if (other.id().equals(rule.id()) && overlap(other, rule)) {
                    throw item.refused(rule.id() + " is given twice for the same dates");
                }
            }
            noted("rules." + rule.id(), item);
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static boolean overlap(Rule one, Rule other) {
        return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
    }

    private static boolean startsBeforeEndOf(Rule one, Rule other) {
        LocalDate end = other.to();
        return end == null || !one.from().isAfter(end);
    }

    private void requireNew(YamlValue item, String dated) {
        if (!stated.add(dated)) {
            throw item.refused(dated + " is given twice");
        }
    }

    private YamlValue noted(String key, YamlValue value) {
        lines.put(key, value.line());
        return value;
    }
}
