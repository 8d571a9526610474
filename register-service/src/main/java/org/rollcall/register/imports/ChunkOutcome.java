package org.rollcall.register.imports;

import java.util.List;

/**
 * What became of some rows.
 *
 * @param rows rows read
 * @param accepted rows that landed or already stood like this
 * @param errors why the others were skipped, one for each
 * @param flags what a person should look at among those that landed
 */
record ChunkOutcome(int rows, int accepted, List<RowError> errors, List<RowError> flags) {}
