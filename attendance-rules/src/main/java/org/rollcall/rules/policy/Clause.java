package org.rollcall.rules.policy;

/**
 * One sentence of a policy or of the law, in our own words.
 *
 * @param id such as {@code KCA-16.D3}
 * @param service which part of the platform carries it out, or {@code human}
 */
public record Clause(String id, String section, String says, String kind, String service) {}
