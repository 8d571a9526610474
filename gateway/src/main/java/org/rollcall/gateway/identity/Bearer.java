package org.rollcall.gateway.identity;

import java.time.Instant;

/**
 * The verified bearer of a token.
 *
 * @param subject the token's subject
 * @param expires when the token ends
 */
public record Bearer(String subject, Instant expires) {}
