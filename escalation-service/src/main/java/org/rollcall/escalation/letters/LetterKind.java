package org.rollcall.escalation.letters;

import java.util.Properties;

/**
 * A kind of letter, as the folder of its templates describes it.
 *
 * @param id letter id, for example {@code three-day}
 * @param version of the templates; stands in the letter's reference line
 * @param penaltyRelated whether it concerns a penalty, so that it never lets itself go
 */
record LetterKind(String id, String version, boolean penaltyRelated) {
    static LetterKind of(String id, Properties about) {
        return new LetterKind(
                id, required(id, about, "version"), Boolean.parseBoolean(required(id, about, "penalty-related")));
    }

    private static String required(String id, Properties about, String key) {
        String value = about.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("letter " + id + ": about.properties lacks " + key);
        }
        return value;
    }
}
