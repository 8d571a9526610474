package org.rollcall.support.deadletter;

/**
 * The person who decides about a record.
 *
 * @param subject the token's subject
 * @param name display name
 * @param role the word of the role in which they may
 */
record Decider(String subject, String name, String role) {}
