package org.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.events.ContractFixture.JSON;
import static org.rollcall.events.ContractFixture.RESOURCES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Class<? extends Event>> records() {
        return ContractFixture.records();
    }

    static Stream<Arguments> examples() {
        return records().stream()
                .flatMap(type -> ContractFixture.examples(type).stream().map(file -> Arguments.of(type, file)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleFitsItsSchema(Class<? extends Event> type, Path example) {
        // Given
        Schema schema = schema(type);

        // When
        List<Error> errors = validate(schema, ContractFixture.text(example));

        // Then
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleSurvivesTheRecordUnchanged(Class<? extends Event> type, Path example) throws JsonProcessingException {
        // Given
        String text = ContractFixture.text(example);

        // When
        JsonNode written = JSON.readTree(JSON.writeValueAsString(JSON.readValue(text, type)));

        // Then
        assertThat(written).isEqualTo(JSON.readTree(text));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatARecordWritesFitsTheSchema(Class<? extends Event> type, Path example) throws JsonProcessingException {
        // Given
        Event event = JSON.readValue(ContractFixture.text(example), type);

        // When
        List<Error> errors = validate(schema(type), JSON.writeValueAsString(event));

        // Then
        assertThat(errors).isEmpty();
        assertThat(EventTypes.typeOf(event)).isEqualTo(type.getSimpleName() + ".v1");
        assertThat(event.subject()).startsWith(String.valueOf(event.urn())).doesNotContain(" ", "null");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void fieldsOfALaterBuildAreIgnored(Class<? extends Event> type, Path example) throws JsonProcessingException {
        // Given
        JsonNode later = withUnknownFields(ContractFixture.tree(example));

        // When
        Event read = JSON.treeToValue(later, type);

        // Then
        assertThat(read).isEqualTo(JSON.readValue(ContractFixture.text(example), type));
        assertThat(validate(schema(type), later.toString())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("records")
    void aMissingFieldDoesNotFitTheSchema(Class<? extends Event> type) {
        // Given
        ObjectNode broken =
                (ObjectNode) ContractFixture.tree(ContractFixture.examples(type).getFirst());
        broken.remove("urn");

        // When
        List<Error> errors = validate(schema(type), broken.toString());

        // Then
        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getKeyword()).isEqualTo("required"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void anIdThatIsNoneDoesNotFitTheSchema(Class<? extends Event> type) {
        // Given
        ObjectNode broken =
                (ObjectNode) ContractFixture.tree(ContractFixture.examples(type).getFirst());
        List<String> ids = new ArrayList<>();
        broken.fieldNames().forEachRemaining(name -> {
            if (name.endsWith("Id") && !name.equals("ruleId")) {
                ids.add(name);
            }
        });
        ids.forEach(name -> broken.put(name, "not-an-id"));

        // When
        List<Error> errors = validate(schema(type), broken.toString());

        // Then
        assertThat(errors).hasSameSizeAs(ids);
    }

    @Test
    void everyFileBelongsToARecordAndEveryRecordIsRegistered() {
        // Given
        List<Path> schemas = ContractFixture.files(RESOURCES.resolve("schemas"));
        List<Path> examples = ContractFixture.files(RESOURCES.resolve("examples"));

        // When
        List<Class<? extends Event>> records = records();

        // Then
        assertThat(records)
                .hasSizeGreaterThanOrEqualTo(24)
                .allSatisfy(type -> assertThat(EventTypes.recordOf(type.getSimpleName() + ".v1"))
                        .hasValue(type));
        assertThat(schemas)
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(ContractFixture::schema).toList());
        assertThat(examples)
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .flatMap(type -> ContractFixture.examples(type).stream())
                        .toList());
    }

    private static Schema schema(Class<?> type) {
        return SCHEMAS.getSchema(ContractFixture.text(ContractFixture.schema(type)), InputFormat.JSON);
    }

    private static List<Error> validate(Schema schema, String json) {
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode withUnknownFields(JsonNode node) {
        node.forEach(ContractTest::withUnknownFields);
        // A map of settings has no unknown fields: every key is one.
        if (node instanceof ObjectNode object && !object.isEmpty() && !object.has("letters.signed-by")) {
            object.putObject("addedLater").put("deep", 1);
        }
        return node;
    }
}
