package org.rollcall.register.imports;

import java.util.List;

/**
 * What became of some rows.
 *
 * @param accepted rows that landed or already stood like this
 * @param errors why the others were skipped, one for each
 */
record ChunkOutcome(int accepted, List<RowError> errors) {}
