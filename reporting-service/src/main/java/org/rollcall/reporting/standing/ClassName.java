package org.rollcall.reporting.standing;

import java.util.UUID;

/**
 * A registration class and what it is called.
 *
 * @param classId class
 * @param name name, for example 3A
 */
public record ClassName(UUID classId, String name) {}
