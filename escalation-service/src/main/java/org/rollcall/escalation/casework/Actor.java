package org.rollcall.escalation.casework;

/**
 * Who acts, in which role at the school.
 *
 * @param subject the token's subject
 * @param role exact word of the role
 */
public record Actor(String subject, String name, String role) {}
