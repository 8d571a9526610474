package org.rollcall.rules.deletion;

/**
 * A ground for deleting a name.
 *
 * @param edition "2006" or "2024"
 * @param letter a to o
 */
public record Ground(String edition, String letter, Reason reason) {}
