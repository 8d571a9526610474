package org.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.events.register.PeopleRecord;

class SchemaAgreementTest {
    private static final Pattern PERSONAL =
            Pattern.compile("(?i).*(name|address|phone|e-?mail|postcode|relationship|reason$|note$).*");
    /** Names of schools, classes and terms are not names of people. */
    private static final Set<String> NOT_OF_PEOPLE = Set.of(
            "SchoolConfigured.name",
            "ClassChanged.name",
            "CalendarChanged.terms.name",
            "CalendarChanged.closures.reason");

    static List<Class<? extends Event>> records() {
        return ContractFixture.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordAndSchemaHaveTheSameFieldsAndTheSameOptionalOnes(Class<? extends Event> type) {
        // Given
        JsonNode schema = ContractFixture.tree(ContractFixture.schema(type));

        // When
        List<String> differences = new ArrayList<>();
        compare(type, schema, type.getSimpleName(), differences);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void noEventButThePeopleRecordCarriesWhatIdentifiesAPerson() {
        // Given
        List<Class<? extends Event>> events =
                records().stream().filter(type -> type != PeopleRecord.class).toList();

        // When
        List<String> personal = events.stream()
                .flatMap(type ->
                        paths(ContractFixture.tree(ContractFixture.schema(type)), type.getSimpleName()).stream())
                .filter(path -> PERSONAL.matcher(path.substring(path.lastIndexOf('.') + 1))
                        .matches())
                .filter(path -> !NOT_OF_PEOPLE.contains(path))
                .toList();

        // Then
        assertThat(personal).isEmpty();
        assertThat(paths(ContractFixture.tree(ContractFixture.schema(PeopleRecord.class)), "PeopleRecord"))
                .contains("PeopleRecord.parents.email", "PeopleRecord.legalSurname");
    }

    private static void compare(Class<?> type, JsonNode schema, String path, List<String> differences) {
        Set<String> properties = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        Set<String> components = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                needed.add(component.getName());
            }
            Class<?> nested = record(component.getAnnotatedType());
            JsonNode property = schema.path("properties").path(component.getName());
            if (nested != null) {
                compare(
                        nested,
                        property.has("items") ? property.get("items") : property,
                        path + "." + component.getName(),
                        differences);
            } else if (component.getType().isEnum()) {
                enumAgrees(component.getType(), property, path + "." + component.getName(), differences);
            }
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (!components.equals(properties)) {
            differences.add(path + ": record " + components + ", schema " + properties);
        }
        if (!needed.equals(required)) {
            differences.add(path + ": record needs " + needed + ", schema " + required);
        }
    }

    private static void enumAgrees(Class<?> type, JsonNode property, String path, List<String> differences) {
        Set<String> words = new TreeSet<>();
        property.path("enum").forEach(word -> words.add(word.asText()));
        Set<String> constants = new TreeSet<>();
        Arrays.stream(type.getEnumConstants()).map(String::valueOf).forEach(constants::add);
        if (!words.equals(constants)) {
            differences.add(path + ": record " + constants + ", schema " + words);
        }
    }

    private static @Nullable Class<?> record(AnnotatedType annotated) {
        Type type = annotated instanceof AnnotatedParameterizedType list
                ? list.getAnnotatedActualTypeArguments()[0].getType()
                : annotated.getType();
        return type instanceof Class<?> plain && plain.isRecord() ? plain : null;
    }

    private static List<String> paths(JsonNode schema, String path) {
        List<String> found = new ArrayList<>();
        schema.path("properties").fields().forEachRemaining(property -> {
            String own = path + "." + property.getKey();
            found.add(own);
            JsonNode items = property.getValue().path("items");
            found.addAll(paths(items.isMissingNode() ? property.getValue() : items, own));
        });
        return found;
    }
}
