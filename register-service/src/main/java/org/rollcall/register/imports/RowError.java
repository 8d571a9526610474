package org.rollcall.register.imports;

/**
 * Why a row was skipped.
 *
 * @param row 1 for the first row below the header
 * @param field column at fault
 * @param code stable code in kebab-case
 * @param message for a person
 */
public record RowError(int row, String field, String code, String message) {}
