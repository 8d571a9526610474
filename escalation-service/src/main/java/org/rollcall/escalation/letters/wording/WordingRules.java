package org.rollcall.escalation.letters.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges a school's own wording: only known fields, every mandatory passage once, every required field somewhere, and
 * nothing that is no text.
 */
final class WordingRules {
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;
    private static final String SUBJECT = "subject";
    private static final String BODY = "body";

    private final LetterKind kind;
    private final List<WordingFault> faults = new ArrayList<>();

    private WordingRules(LetterKind kind) {
        this.kind = kind;
    }

    /** What is wrong with a wording of that kind of letter; empty when nothing is. */
    static List<WordingFault> faults(LetterKind kind, Wording wording) {
        WordingRules rules = new WordingRules(kind);
        Set<String> used = new HashSet<>();
        rules.subject(wording.subject(), used);
        rules.body(wording.body(), used);
        return List.copyOf(rules.faults);
    }

    private void subject(String subject, Set<String> used) {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.lines().count() > 1) {
            fault(SUBJECT, 1, "The subject is one line of at most " + LONGEST_SUBJECT + " characters.");
        }
        LineReader.read(subject, message -> fault(SUBJECT, 1, message)).stream()
                .flatMap(piece -> Stream.ofNullable(piece.field()))
                .forEach(field -> use(SUBJECT, 1, field, used));
    }

    private void body(String body, Set<String> used) {
        if (body.isBlank() || body.length() > LONGEST_BODY) {
            fault(BODY, 1, "The body has from 1 to " + LONGEST_BODY + " characters.");
        }
        faults.addAll(WordingReader.read(body).faults());
        List<String> lines = body.lines().toList();
        Set<String> passages = new HashSet<>();
        for (int number = 1; number <= lines.size(); number++) {
            for (Block block : WordingReader.read(lines.get(number - 1)).blocks()) {
                int line = number;
                block.fields().forEach(field -> use(BODY, line, field, used));
                if (block instanceof Block.Passage passage) {
                    passage(passage.name(), line, passages);
                }
            }
        }
        int last = Math.max(lines.size(), 1);
        kind.passages().keySet().stream()
                .filter(name -> !passages.contains(name))
                .forEach(name ->
                        fault(BODY, last, "The passage {> " + name + "} is mandatory; put it on a line of its own."));
        passages.forEach(name -> WordingReader.read(kind.passages().getOrDefault(name, ""))
                .blocks()
                .forEach(block -> block.fields().forEach(used::add)));
        kind.fields().values().stream()
                .filter(field -> field.required() && !used.contains(field.name()))
                .forEach(field -> fault(BODY, last, "The letter must say {" + field.name() + "} somewhere."));
    }

    private void passage(String name, int line, Set<String> seen) {
        if (!kind.passages().containsKey(name)) {
            fault(BODY, line, "There is no passage " + name + " in this letter.");
        } else if (!seen.add(name)) {
            fault(BODY, line, "The passage " + name + " stands in the letter already.");
        }
    }

    private void use(String part, int line, String field, Set<String> used) {
        if (!kind.fields().containsKey(field) && !LetterData.standingNames().contains(field)) {
            fault(part, line, "There is no field {" + field + "} in this letter.");
        }
        used.add(field);
    }

    private void fault(String part, int line, String message) {
        faults.add(new WordingFault(part, line, message));
    }
}
