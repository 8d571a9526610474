package org.rollcall.escalation.letters.wording;

/**
 * What is wrong with a wording.
 *
 * @param field subject or body
 * @param line 1 and counting
 * @param message what is wrong, for a person
 */
public record WordingFault(String field, int line, String message) {}
