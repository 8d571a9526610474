package org.rollcall.escalation.letters.wording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A letter to be written, and the text that is expected of it. */
record LetterInputFixture(String letter, String name, LetterData data) {
    static final LetterTemplates TEMPLATES = new LetterTemplates("standard");
    static final LetterPress PRESS = new LetterPress(TEMPLATES);
    static final Letterhead LETTERHEAD = new Letterhead(
            "Testfield School",
            List.of("1 School Road", "Testham", "TE1 1ST"),
            "01632 960001",
            "office@school.example.invalid",
            "Robin Teststaff",
            "Attendance officer",
            null);
    private static final Path FOLDER = Path.of("src/test/resources/letters");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    /** Every letter in every language with its samples (large print says the same), and what was found in tests of particular letters. */
    static List<LetterInputFixture> all() {
        List<LetterInputFixture> all = new ArrayList<>(
                samples().stream().filter(sample -> !sample.isLarge()).toList());
        try (Stream<Path> files = Files.walk(FOLDER)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(LetterInputFixture::read)
                    .forEach(all::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(all);
    }

    static List<LetterInputFixture> samples() {
        return TEMPLATES.all().stream()
                .flatMap(kind -> Stream.of(Language.values())
                        .flatMap(language -> Stream.of(true, false).map(large -> sample(kind, language, large))))
                .toList();
    }

    static LetterInputFixture sample(LetterKind kind, Language language, boolean large) {
        LetterFormat format = new LetterFormat(language == Language.PLAIN, large);
        return new LetterInputFixture(
                kind.id(),
                (language == Language.PLAIN ? "plain" : "standard") + (large ? "-large-print" : ""),
                SampleLetter.of(kind, new LetterLook(LETTERHEAD, format, null)));
    }

    private static LetterInputFixture read(Path input) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(Files.readString(input));
            String school = tree.path("school").asText();
            tree.set("fields", JSON.valueToTree(Map.of()));
            tree.putObject("look").set("format", JSON.valueToTree(LetterFormat.USUAL));
            ((ObjectNode) tree.get("look"))
                    .putObject("letterhead")
                    .put("name", school)
                    .putArray("address");
            return new LetterInputFixture(
                    FOLDER.relativize(input).getName(0).toString(),
                    input.getFileName().toString().replace(".json", ""),
                    JSON.treeToValue(tree, LetterData.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isLarge() {
        return data.look().format().largePrint();
    }

    String text() {
        return PRESS.subject(letter, data) + "\n\n" + PRESS.text(letter, data).strip() + "\n";
    }

    Path expected() {
        return FOLDER.resolve(letter).resolve("expected").resolve(name + ".txt");
    }

    @Override
    public String toString() {
        return letter + ": " + name.replace('-', ' ');
    }
}
