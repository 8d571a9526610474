package org.rollcall.escalation.letters.wording;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A part of a letter's body that stands or falls as a whole. */
sealed interface Block {
    /**
     * Words, or a mark that a field's value replaces.
     *
     * @param text words, empty for a mark
     * @param field name of the field, null for words
     * @param strong whether it is emphasised
     */
    record Piece(String text, @Nullable String field, boolean strong) {}

    /** A paragraph. */
    record Paragraph(List<Piece> pieces) implements Block {}

    /** A paragraph that nobody is to overlook. */
    record Warning(List<Piece> pieces) implements Block {}

    /** A list; each point stands or falls alone. */
    record Points(List<List<Piece>> points) implements Block {}

    /** A mandatory passage of the template, whose wording is not the school's. */
    record Passage(String name) implements Block {}

    /** The fields that the block puts in. */
    default Stream<String> fields() {
        Stream<Piece> pieces = switch (this) {
            case Paragraph paragraph -> paragraph.pieces().stream();
            case Warning warning -> warning.pieces().stream();
            case Points points -> points.points().stream().flatMap(List::stream);
            case Passage passage -> Stream.of();
        };
        return pieces.flatMap(piece -> Stream.ofNullable(piece.field()));
    }
}
