package org.rollcall.rules.policy.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rollcall.rules.policy.PolicyRefused;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A map of a file that remembers what was asked of it, so that a key nobody knows is refused. */
final class YamlMap {

    private final YamlValue self;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private YamlMap(YamlValue self) {
        this.self = self;
    }

    static YamlMap of(YamlValue self, MappingNode mapping) {
        YamlMap map = new YamlMap(self);
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw self.refused("has a key that is no word");
            }
            YamlValue value = new YamlValue(self.file(), key.getValue(), tuple.getValueNode());
            if (map.values.put(key.getValue(), value) != null) {
                throw new YamlValue(self.file(), key.getValue(), key).refused("is given twice");
            }
        }
        return map;
    }

    YamlValue get(String key) {
        return find(key).orElseThrow(() -> self.refused("lacks " + key));
    }

    Optional<YamlValue> find(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    <T> T get(String key, Function<YamlValue, T> reader, T otherwise) {
        return find(key).map(reader).orElse(otherwise);
    }

    <T> List<T> list(String key, Function<YamlValue, T> reader) {
        return find(key)
                .map(value -> value.list().stream().map(reader).toList())
                .orElse(List.of());
    }

    /** The one key of a map such as {@code {home-visit: {...}}}. */
    YamlValue only() {
        if (values.size() != 1) {
            throw self.refused("must have exactly one key");
        }
        return get(values.keySet().iterator().next());
    }

    List<YamlValue> all() {
        asked.addAll(values.keySet());
        return List.copyOf(values.values());
    }

    PolicyRefused refused(String message) {
        return self.refused(message);
    }

    int line() {
        return self.line();
    }

    /** Refuses every key that nobody asked for. */
    void finish() {
        values.forEach((key, value) -> {
            if (!asked.contains(key)) {
                throw value.refused("is not known here");
            }
        });
    }
}
