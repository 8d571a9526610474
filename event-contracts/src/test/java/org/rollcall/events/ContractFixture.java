package org.rollcall.events;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every event record with its schema and its examples, and JSON as the services read and write it. */
final class ContractFixture {
    static final Path RESOURCES = Path.of("src/main/resources");
    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ContractFixture() {}

    static List<Class<? extends Event>> records() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.rollcall.events")
                        .stream()
                        .filter(type -> type.isAssignableTo(Event.class) && type.isRecord())
                        .sorted(Comparator.comparing(type -> type.getSimpleName()))
                        .<Class<? extends Event>>map(type -> type.reflect().asSubclass(Event.class))
                        .toList();
    }

    static String producer(Class<?> record) {
        return record.getPackageName().substring(record.getPackageName().lastIndexOf('.') + 1);
    }

    static String kebab(Class<?> record) {
        return record.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static Path schema(Class<?> record) {
        return RESOURCES.resolve("schemas").resolve(producer(record)).resolve(kebab(record) + ".v1.json");
    }

    static List<Path> examples(Class<?> record) {
        return files(RESOURCES.resolve("examples").resolve(producer(record)).resolve(kebab(record) + ".v1"));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
