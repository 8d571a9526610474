package org.rollcall.escalation.letters.wording;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads a letter that ships with the product from its YAML. */
final class StandardLetter {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LINES = 2_000;

    private StandardLetter() {}

    /**
     * Reads a letter.
     *
     * @throws IllegalStateException if something is missing or not of the form
     */
    static LetterKind read(String id, String yaml) {
        try {
            Map<?, ?> map = map(new Load(LoadSettings.builder().setLabel(id).build()).loadFromString(yaml));
            return new LetterKind(
                    id,
                    text(map, "version"),
                    words(map, "cite"),
                    Boolean.parseBoolean(String.valueOf(map.get("penalty"))),
                    words(map, "draft"),
                    words(map, "once"),
                    fields(map(map.get("fields"))),
                    Map.of(
                            Language.STANDARD, wording(map),
                            Language.PLAIN, wording(map(map.get("plain")))),
                    passages(map(map.get("passages"))));
        } catch (IllegalArgumentException | NullPointerException wrong) {
            throw new IllegalStateException("letter " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Wording wording(Map<?, ?> map) {
        return new Wording(text(map, "subject"), text(map, "body"));
    }

    private static Map<String, LetterField> fields(Map<?, ?> map) {
        Map<String, LetterField> fields = new LinkedHashMap<>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), field(String.valueOf(name), map(value))));
        return fields;
    }

    private static LetterField field(String name, Map<?, ?> map) {
        FieldType type = FieldType.valueOf(text(map, "type").toUpperCase(Locale.ROOT));
        Map<String, String> choices = new LinkedHashMap<>();
        map(map.get("choices"))
                .forEach((choice, printed) -> choices.put(String.valueOf(choice), String.valueOf(printed)));
        Object longest = map.get("longest");
        return new LetterField(
                name,
                type,
                Boolean.parseBoolean(String.valueOf(map.get("required"))),
                type == FieldType.STANDING ? name : text(map, "says"),
                type == FieldType.STANDING ? "" : text(map, "sample"),
                number(map, "atLeast"),
                number(map, "atMost"),
                number(map, "below"),
                longest == null
                        ? type == FieldType.LINES ? LONGEST_LINES : LONGEST_TEXT
                        : Integer.parseInt(String.valueOf(longest)),
                choices);
    }

    private static Map<String, String> passages(Map<?, ?> map) {
        Map<String, String> passages = new LinkedHashMap<>();
        map.forEach((name, text) -> passages.put(String.valueOf(name), String.valueOf(text)));
        return passages;
    }

    private static @Nullable BigDecimal number(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : new BigDecimal(String.valueOf(value));
    }

    private static String text(Map<?, ?> map, String key) {
        return String.valueOf(Objects.requireNonNull(map.get(key), key)).strip();
    }

    private static List<String> words(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(value + " is no mapping");
    }
}
