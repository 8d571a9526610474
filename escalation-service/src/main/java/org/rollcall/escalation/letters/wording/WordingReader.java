package org.rollcall.escalation.letters.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a letter's body into blocks and says in which line something cannot be read. */
final class WordingReader {
    private static final Pattern PASSAGE = Pattern.compile("\\{>\\s*([a-z][a-z0-9-]*)\\s*}");
    private static final String POINT = "- ";
    private static final String WARNING = "! ";

    private final List<Block> blocks = new ArrayList<>();
    private final List<WordingFault> faults = new ArrayList<>();
    private final List<List<Block.Piece>> points = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int paragraphLine;

    private WordingReader() {}

    /**
     * A body as read.
     *
     * @param blocks in their order
     * @param faults what could not be read
     */
    record Body(List<Block> blocks, List<WordingFault> faults) {}

    static Body read(String body) {
        WordingReader reader = new WordingReader();
        int number = 0;
        for (String line : body.lines().toList()) {
            number++;
            reader.take(line.strip(), number);
        }
        reader.endParagraph();
        reader.endPoints();
        return new Body(List.copyOf(reader.blocks), List.copyOf(reader.faults));
    }

    private void take(String line, int number) {
        Matcher passage = PASSAGE.matcher(line);
        if (line.isEmpty()) {
            endParagraph();
            endPoints();
        } else if (passage.matches()) {
            endParagraph();
            endPoints();
            blocks.add(new Block.Passage(passage.group(1)));
        } else if (line.startsWith(POINT)) {
            endParagraph();
            points.add(pieces(line.substring(POINT.length()), number));
        } else {
            endPoints();
            if (paragraph.isEmpty()) {
                paragraphLine = number;
            } else {
                paragraph.append(' ');
            }
            paragraph.append(line);
        }
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        paragraph.setLength(0);
        blocks.add(
                text.startsWith(WARNING)
                        ? new Block.Warning(pieces(text.substring(WARNING.length()), paragraphLine))
                        : new Block.Paragraph(pieces(text, paragraphLine)));
    }

    private void endPoints() {
        if (!points.isEmpty()) {
            blocks.add(new Block.Points(List.copyOf(points)));
            points.clear();
        }
    }

    private List<Block.Piece> pieces(String text, int line) {
        return LineReader.read(text, message -> faults.add(new WordingFault("body", line, message)));
    }
}
