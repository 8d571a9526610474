package org.rollcall.register.exports;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell of a CSV may hold: a text that a spreadsheet would run as a formula is shown as a text. */
final class CellRules {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r\n";

    private CellRules() {}

    /** The cell's text; nothing for null. */
    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = !text.isEmpty()
                && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return isFormula ? "'" + text : text;
    }
}
