package org.rollcall.reporting.standing;

/**
 * A school and what it is called.
 *
 * @param urn school
 * @param name name
 */
public record SchoolName(int urn, String name) {}
