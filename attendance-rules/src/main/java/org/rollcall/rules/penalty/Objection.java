package org.rollcall.rules.penalty;

/**
 * What stands against a decision.
 *
 * @param kind whether the request can be put right or the state forbids it
 * @param code a stable word
 * @param field the field of the request that it is about
 * @param cite the clause that asks for it
 */
public record Objection(Kind kind, String code, String field, String message, String cite) {
    /** What can be done about it. */
    public enum Kind {
        /** The decision, its answers or its fields have to be others. */
        INCOMPLETE,
        /** Something about the child or on record stands against it. */
        FORBIDDEN
    }

    static Objection incomplete(String code, String field, String message, String cite) {
        return new Objection(Kind.INCOMPLETE, code, field, message, cite);
    }

    static Objection forbidden(String code, String message, String cite) {
        return new Objection(Kind.FORBIDDEN, code, "decision", message, cite);
    }
}
