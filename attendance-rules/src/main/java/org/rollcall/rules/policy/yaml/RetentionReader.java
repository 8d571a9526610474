package org.rollcall.rules.policy.yaml;

import java.util.List;
import org.rollcall.rules.policy.PolicyRefused;
import org.rollcall.rules.procedure.RetentionSchedule;

/** Reads the file that says how long records are kept. */
public final class RetentionReader {

    private RetentionReader() {}

    /**
     * The schedule of a file.
     *
     * @throws PolicyRefused naming the line at fault
     */
    public static RetentionSchedule read(String file, String text) {
        YamlMap root = YamlValue.root(file, text);
        RetentionSchedule schedule = new RetentionSchedule(
                root.list("records", RetentionReader::kept), root.list("stated", RetentionReader::stated));
        root.finish();
        return schedule;
    }

    private static RetentionSchedule.Kept kept(YamlValue value) {
        YamlMap map = value.map();
        RetentionSchedule.Kept kept = new RetentionSchedule.Kept(
                map.get("kind").name(),
                map.get("years").number(),
                map.get("of").oneOf(RetentionSchedule.Basis.class),
                map.find("cite")
                        .map(cites ->
                                cites.oneOrMore().stream().map(YamlValue::text).toList())
                        .orElse(List.of()),
                map.find("because").map(YamlValue::text).orElse(null));
        if (kept.basis() == RetentionSchedule.Basis.LAW == kept.cite().isEmpty()) {
            throw value.refused("the law's periods cite it, the others say because of what");
        }
        if (!map.get("from").name().equals("entry-made")) {
            throw value.refused("counts from the day on which the entry was made");
        }
        map.finish();
        return kept;
    }

    private static RetentionSchedule.Stated stated(YamlValue value) {
        YamlMap map = value.map();
        RetentionSchedule.Stated stated = new RetentionSchedule.Stated(
                map.get("kind").name(),
                map.get("policy").name(),
                map.get("years").number(),
                map.get("cite").text());
        map.finish();
        return stated;
    }
}
