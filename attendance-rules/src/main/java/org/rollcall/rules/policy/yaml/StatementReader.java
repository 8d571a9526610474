package org.rollcall.rules.policy.yaml;

import java.util.Set;
import org.rollcall.rules.policy.Statement;
import org.rollcall.rules.policy.Statement.Topic;

/** One entry of what a document lays down beside its rules. */
final class StatementReader {

    private StatementReader() {}

    static Statement read(YamlValue item) {
        YamlMap map = item.map();
        Topic about = map.get("about").oneOf(Topic.class);
        Statement statement = new Statement(
                about,
                map.get("from").date(),
                RuleReader.cites(map.get("cite")),
                about.isCounted() ? map.get("number").number() : 0,
                about == Topic.CODES ? CountReader.codes(map.get("codes")) : Set.of(),
                map.get("says").text());
        map.finish();
        return statement;
    }
}
