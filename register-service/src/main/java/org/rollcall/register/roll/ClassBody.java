package org.rollcall.register.roll;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registration class as it is sent.
 *
 * @param name class name, for example 3A
 * @param yearGroup national curriculum year, 0 for reception
 * @param teachers subjects of its teachers
 */
public record ClassBody(
        @Nullable String name,
        @Nullable Integer yearGroup,
        @Nullable List<String> teachers) {}
