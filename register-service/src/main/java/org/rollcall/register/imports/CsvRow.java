package org.rollcall.register.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param number 1 for the first row below the header
 * @param fields values by column name in lower case
 */
record CsvRow(int number, Map<String, String> fields) {
    /** The value of a column, null when the column is absent or the cell is blank. */
    @Nullable
    String get(String column) {
        String value = fields.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
