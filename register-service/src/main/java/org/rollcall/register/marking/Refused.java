package org.rollcall.register.marking;

import java.util.List;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A rule that an entry breaks.
 *
 * @param code stable code in kebab-case
 * @param detail for a person
 * @param errors the fields at fault
 */
public record Refused(String code, String detail, List<FieldError> errors) {
    /** A refusal that points at one field. */
    static Refused at(String field, String code, String detail) {
        return new Refused(code, detail, List.of(new FieldError(field, detail)));
    }
}
