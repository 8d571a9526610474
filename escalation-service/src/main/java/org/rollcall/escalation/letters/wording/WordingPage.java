package org.rollcall.escalation.letters.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Fills a letter's blocks. A block or point whose field has no value is left out as a whole, so that nothing is printed
 * with a hole.
 */
final class WordingPage {
    private final Map<String, List<Block>> passages;
    private final MergeValues values;

    WordingPage(Map<String, List<Block>> passages, MergeValues values) {
        this.passages = passages;
        this.values = values;
    }

    /** The blocks as HTML; everything put in is escaped. */
    String html(List<Block> blocks) {
        StringBuilder page = new StringBuilder();
        for (Block block : unfolded(blocks)) {
            switch (block) {
                case Block.Paragraph paragraph ->
                    htmlLine(paragraph.pieces())
                            .ifPresent(line -> page.append("<p>").append(line).append("</p>\n"));
                case Block.Warning warning ->
                    htmlLine(warning.pieces())
                            .ifPresent(line -> page.append("<p class=\"warning\">")
                                    .append(line)
                                    .append("</p>\n"));
                case Block.Points points -> {
                    List<String> lines = points(points, WordingPage::strong, true);
                    if (!lines.isEmpty()) {
                        page.append("<ul>");
                        lines.forEach(line -> page.append("<li>").append(line).append("</li>"));
                        page.append("</ul>\n");
                    }
                }
                case Block.Passage passage -> throw new IllegalStateException("a passage within a passage");
            }
        }
        return page.toString();
    }

    /** The blocks as plain text. */
    String text(List<Block> blocks) {
        StringBuilder page = new StringBuilder();
        for (Block block : unfolded(blocks)) {
            switch (block) {
                case Block.Paragraph paragraph -> textLine(paragraph.pieces()).ifPresent(line -> begin(page, line));
                case Block.Warning warning -> textLine(warning.pieces()).ifPresent(line -> begin(page, line));
                case Block.Points points ->
                    points(points, text -> text, false)
                            .forEach(line -> page.append(page.isEmpty() ? "" : "\n")
                                    .append("  - ")
                                    .append(line));
                case Block.Passage passage -> throw new IllegalStateException("a passage within a passage");
            }
        }
        return page.toString();
    }

    /** One line of plain text; empty when a value is missing. */
    Optional<String> textLine(List<Block.Piece> pieces) {
        return line(pieces, text -> text, false);
    }

    private Optional<String> htmlLine(List<Block.Piece> pieces) {
        return line(pieces, WordingPage::strong, true);
    }

    private List<Block> unfolded(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> block instanceof Block.Passage passage
                        ? passages.getOrDefault(passage.name(), List.of()).stream()
                        : Stream.of(block))
                .toList();
    }

    private List<String> points(Block.Points points, UnaryOperator<String> emphasis, boolean escaped) {
        List<String> lines = new ArrayList<>();
        for (List<Block.Piece> point : points.points()) {
            String alone = point.size() == 1 ? point.getFirst().field() : null;
            if (alone == null) {
                line(point, emphasis, escaped).ifPresent(lines::add);
            } else {
                values.of(alone).ifPresent(found -> found.forEach(value -> lines.add(escaped ? escape(value) : value)));
            }
        }
        return lines;
    }

    private Optional<String> line(List<Block.Piece> pieces, UnaryOperator<String> emphasis, boolean escaped) {
        StringBuilder line = new StringBuilder();
        for (Block.Piece piece : pieces) {
            String text = piece.text();
            if (piece.field() != null) {
                Optional<List<String>> value = values.of(piece.field());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                text = String.join(", ", value.get());
            }
            String safe = escaped ? escape(text) : text;
            line.append(piece.strong() ? emphasis.apply(safe) : safe);
        }
        return Optional.of(line.toString());
    }

    private static void begin(StringBuilder page, String line) {
        page.append(page.isEmpty() ? "" : "\n\n").append(line);
    }

    private static String strong(String text) {
        return "<strong>" + text + "</strong>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
