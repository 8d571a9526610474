package org.rollcall.rules.policy.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollcall.rules.measure.Percentage;
import org.rollcall.rules.policy.PolicyRefused;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a file with the name it has there; asked for as what it must be, it refuses to be anything else. */
record YamlValue(String file, String key, Node node) {

    static YamlMap root(String file, String text) {
        try {
            Node node = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setUseMarks(true)
                            .build())
                    .composeString(text)
                    .orElseThrow(() -> new PolicyRefused(file, 1, "is empty"));
            return new YamlValue(file, "file", node).map();
        } catch (MarkedYamlEngineException e) {
            throw new PolicyRefused(
                    file, e.getProblemMark().map(Mark::getLine).orElse(0) + 1, "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new PolicyRefused(file, 1, "is no YAML: " + e.getMessage());
        }
    }

    YamlMap map() {
        if (!(node instanceof MappingNode mapping)) {
            throw refused("must be a map");
        }
        return YamlMap.of(this, mapping);
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused("must be a list");
        }
        if (sequence.getValue().isEmpty()) {
            throw refused("must not be empty");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlValue(file, key, item))
                .toList();
    }

    /** A list, or one value that stands for a list of itself. */
    List<YamlValue> oneOrMore() {
        return node instanceof SequenceNode ? list() : List.of(this);
    }

    String text() {
        String text = scalar(Tag.STR, "text");
        if (text.isBlank()) {
            throw refused("must not be blank");
        }
        return text;
    }

    /** Text in lower-case words joined by hyphens. */
    String name() {
        String text = text();
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw refused("must be lower-case words joined by hyphens, not " + text);
        }
        return text;
    }

    int number() {
        String digits = scalar(Tag.INT, "a whole number");
        if (!digits.matches("\\d{1,4}")) {
            throw refused("must be a whole number from 0 to 9999");
        }
        return Integer.parseInt(digits);
    }

    /** A whole number from 1. */
    int positive() {
        int number = number();
        if (number == 0) {
            throw refused("must be at least 1");
        }
        return number;
    }

    boolean isText() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    boolean yesOrNo() {
        return Boolean.parseBoolean(scalar(Tag.BOOL, "true or false"));
    }

    LocalDate date() {
        String text = text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw refused("must be a date like 2024-09-01, not " + text);
        }
    }

    LocalTime time() {
        String text = text();
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw refused("must be a time like 09:15, not " + text);
        }
        return LocalTime.parse(text);
    }

    Percentage percentage() {
        String digits = node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.FLOAT)
                ? scalar.getValue()
                : scalar(Tag.INT, "a percentage");
        try {
            return Percentage.parse(digits);
        } catch (IllegalArgumentException e) {
            throw refused("must be a percentage from 0 to 100 with at most two decimals");
        }
    }

    /** One of an enum's constants, written in kebab-case. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        return find(type, text).orElseThrow(() -> refused("is not one of the known values: " + text));
    }

    /** One of an enum's constants, written as it is. */
    <E extends Enum<E>> E constant(Class<E> type) {
        String text = text();
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refused("is not one of the known values: " + text));
    }

    PolicyRefused refused(String message) {
        return new PolicyRefused(file, line(), key + ": " + message);
    }

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private String scalar(Tag tag, String what) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return scalar.getValue();
        }
        throw refused("must be " + what);
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> type, String text) {
        return List.of(type.getEnumConstants()).stream()
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(text))
                .findFirst();
    }
}
