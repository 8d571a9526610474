package org.rollcall.escalation.letters.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of one paragraph or point: marks in braces, emphasis between double asterisks, nothing else. */
final class LineReader {
    private static final Pattern TOKEN = Pattern.compile("\\*\\*|\\{[^{}]*}|[{}]|[^*{}]+|\\*");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    private LineReader() {}

    static List<Block.Piece> read(String text, Consumer<String> fault) {
        List<Block.Piece> pieces = new ArrayList<>();
        boolean strong = false;
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.equals("**")) {
                strong = !strong;
            } else if (token.equals("{") || token.equals("}")) {
                fault.accept("A brace stands alone; a field is written as {name}.");
            } else if (token.startsWith("{")) {
                String name = token.substring(1, token.length() - 1);
                if (!NAME.matcher(name).matches()) {
                    fault.accept(token + " is no field; between braces stands the name of a field and nothing else.");
                }
                pieces.add(new Block.Piece("", name, strong));
            } else {
                pieces.add(new Block.Piece(token, null, strong));
            }
        }
        if (strong) {
            fault.accept("An emphasis that begins with ** does not end.");
        }
        return List.copyOf(pieces);
    }
}
