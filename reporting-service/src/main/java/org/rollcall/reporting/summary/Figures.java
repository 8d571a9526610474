package org.rollcall.reporting.summary;

import org.rollcall.rules.measure.AttendanceTally;

/**
 * The counts of one row.
 *
 * @param key key of the row, empty for what is not known
 * @param pupils pupils with a mark in the row
 * @param persistent those of them who missed a tenth or more of their possible sessions of the whole period
 * @param severe those of them who missed half or more
 * @param tally sessions
 */
record Figures(String key, int pupils, int persistent, int severe, AttendanceTally tally) {}
