package org.rollcall.rules.policy.yaml;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.PolicyRefused;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.Role;
import org.rollcall.rules.procedure.LunchRule;
import org.rollcall.rules.procedure.MissingProcedure;
import org.rollcall.rules.procedure.MissingProcedure.Duty;
import org.rollcall.rules.procedure.SignOutRule;
import org.rollcall.rules.procedure.SiteProcedure;

/** Reads the file of what policies ask for on site. */
public final class ProcedureReader {

    private ProcedureReader() {}

    /**
     * The procedures of a file, one for each policy.
     *
     * @throws PolicyRefused naming the line at fault
     */
    public static List<SiteProcedure> read(String file, String text) {
        YamlMap root = YamlValue.root(file, text);
        List<SiteProcedure> procedures = root.list("procedures", ProcedureReader::procedure);
        root.finish();
        return procedures;
    }

    private static SiteProcedure procedure(YamlValue value) {
        YamlMap map = value.map();
        SiteProcedure procedure = new SiteProcedure(
                map.get("policy").name(),
                map.get("signOut", ProcedureReader::signOut, SignOutRule.NONE),
                map.find("signIn").map(ProcedureReader::accompanied).orElse(false),
                map.find("lunch").map(ProcedureReader::lunch).orElse(null),
                map.find("missing").map(ProcedureReader::missing).orElse(null));
        map.finish();
        return procedure;
    }

    private static SignOutRule signOut(YamlValue value) {
        YamlMap map = value.map();
        SignOutRule rule = new SignOutRule(
                map.get("permission", YamlValue::yesOrNo, false),
                map.get("authorisation", YamlValue::yesOrNo, false),
                map.get("adultOnRecord", YamlValue::yesOrNo, false),
                cites(map));
        map.finish();
        return rule;
    }

    private static boolean accompanied(YamlValue value) {
        YamlMap map = value.map();
        boolean accompanied = map.get("accompanied").yesOrNo();
        cites(map);
        map.finish();
        return accompanied;
    }

    private static LunchRule lunch(YamlValue value) {
        YamlMap map = value.map();
        LunchRule rule = new LunchRule(
                map.get("outWithinMinutes").number(),
                map.get("backBeforeEndMinutes").number(),
                map.get("permission", YamlValue::yesOrNo, false),
                map.find("pass").map(ProcedureReader::pass).orElse(null),
                cites(map));
        map.finish();
        return rule;
    }

    private static LunchRule.PassRule pass(YamlValue value) {
        YamlMap map = value.map();
        LunchRule.PassRule rule = new LunchRule.PassRule(
                map.get("decideWithinDays").number(), map.get("termly", YamlValue::yesOrNo, false), cites(map));
        map.finish();
        return rule;
    }

    private static MissingProcedure missing(YamlValue value) {
        YamlMap map = value.map();
        YamlMap search = map.get("search").map();
        YamlMap parents = map.get("parents").map();
        YamlMap flagged = map.get("flagged").map();
        YamlMap located = map.get("located").map();
        String locatedCite = located.get("cite").text();
        located.get("welfare").yesOrNo();
        MissingProcedure procedure = new MissingProcedure(
                map.get("cite").text(),
                map.list("tell", item -> duty(item.map())),
                search.list("areas", YamlValue::name),
                Set.copyOf(search.list("phoneNeeded", YamlValue::name)),
                search.get("cite").text(),
                afterMinutes(parents),
                parents.get("cite").text(),
                map.get("police").map().get("cite").text(),
                duty(map.get("form").map()),
                flagged.list("flags", flag -> flag.constant(PupilFlag.class)).stream()
                        .collect(Collectors.toUnmodifiableSet()),
                duty(flagged),
                locatedCite,
                located.find("welfareCite").map(YamlValue::text).orElse(locatedCite),
                duty(map.get("report").map()));
        List.of(search, parents, flagged, located, map).forEach(YamlMap::finish);
        return procedure;
    }

    private static @Nullable Integer afterMinutes(YamlMap parents) {
        boolean afterSearch = parents.get("afterSearch", YamlValue::yesOrNo, false);
        Integer minutes = parents.find("afterMinutes").map(YamlValue::number).orElse(null);
        if (afterSearch == (minutes != null)) {
            throw parents.refused("is due after minutes or after the search, one of the two");
        }
        return minutes;
    }

    private static Duty duty(YamlMap map) {
        return new Duty(
                Role.find(map.get("role").name()).orElseThrow(() -> map.refused("names no role")),
                map.get("cite").text());
    }

    private static List<String> cites(YamlMap map) {
        return map.get("cite").oneOrMore().stream().map(YamlValue::text).toList();
    }
}
