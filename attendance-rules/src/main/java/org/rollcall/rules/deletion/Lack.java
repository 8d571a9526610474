package org.rollcall.rules.deletion;

/**
 * What still stands in the way of a deletion.
 *
 * @param field the field of the request that would say it
 * @param cite the clause that asks for it
 */
public record Lack(String field, String message, String cite) {
    static Lack of(Proof proof, String cite) {
        return new Lack("evidence." + proof.field(), "is missing: " + proof.what(), cite);
    }
}
