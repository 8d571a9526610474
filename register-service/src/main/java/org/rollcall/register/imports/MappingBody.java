package org.rollcall.register.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it is sent.
 *
 * @param system sims, arbor or bromcom: begin with the column names of its exports
 * @param columns Rollcall's column by the file's own
 * @param values by Rollcall's column, its value by the file's word
 * @param defaults by Rollcall's column, what holds where the file says nothing
 * @param dateFormat how the file writes dates, for example dd/MM/yyyy
 */
public record MappingBody(
        @Nullable String system,
        @Nullable Map<String, String> columns,
        @Nullable Map<String, Map<String, String>> values,
        @Nullable Map<String, String> defaults,
        @Nullable String dateFormat) {}
