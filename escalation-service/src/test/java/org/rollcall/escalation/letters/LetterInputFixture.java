package org.rollcall.escalation.letters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example inputs of letters, and what is expected of them. */
record LetterInputFixture(String letter, Path input) {
    static final Path FOLDER = Path.of("src/test/resources/letters");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static List<LetterInputFixture> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> new LetterInputFixture(
                            FOLDER.relativize(file).getName(0).toString(), file))
                    .sorted((a, b) -> a.input().compareTo(b.input()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LetterData data() {
        try {
            return JSON.readValue(Files.readString(input), LetterData.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path expected() {
        String name = input.getFileName().toString().replace(".json", ".txt");
        return FOLDER.resolve(letter).resolve("expected").resolve(name);
    }

    @Override
    public String toString() {
        return letter + ": "
                + input.getFileName().toString().replace(".json", "").replace('-', ' ');
    }
}
