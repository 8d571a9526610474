package org.rollcall.register.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file: a line of a CSV or a pupil of a common transfer file.
 *
 * @param number 1 for the first row below the header, or for the first pupil
 * @param fields values by Rollcall's column name in lower case
 */
record FileRow(int number, Map<String, String> fields) {
    /** The value of a column, null when the column is absent or the cell is blank. */
    @Nullable
    String get(String column) {
        String value = fields.get(column);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
