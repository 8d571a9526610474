package org.rollcall.endtoend.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds clause ids in the name of a test: single ones, several, and ranges such as {@code KCA-16.D4 to KCA-16.D7}. */
final class ClauseIds {
    private static final String ID = "(?:NAT|AET|ATT|BHCET|KCA|ODST)-[A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*";
    private static final Pattern MENTION = Pattern.compile("\\b(" + ID + ")(?: to (" + ID + "|[A-Z]?\\d+)\\b)?");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

    private ClauseIds() {}

    /** The ids in the text; of a range its ends and what exists between them. */
    static List<String> in(String text, Predicate<String> exists) {
        List<String> ids = new ArrayList<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            String first = mention.group(1);
            ids.add(first);
            if (mention.group(2) != null) {
                range(first, mention.group(2), exists, ids);
            }
        }
        return ids;
    }

    private static void range(String first, String end, Predicate<String> exists, List<String> ids) {
        String last = end.contains("-") ? end : first.substring(0, first.lastIndexOf('.') + 1) + end;
        ids.add(last);
        Matcher from = NUMBERED.matcher(first);
        Matcher to = NUMBERED.matcher(last);
        if (from.matches() && to.matches() && from.group(1).equals(to.group(1))) {
            for (int number = Integer.parseInt(from.group(2)) + 1; number < Integer.parseInt(to.group(2)); number++) {
                String between = from.group(1) + number;
                if (exists.test(between)) {
                    ids.add(between);
                }
            }
        }
    }
}
