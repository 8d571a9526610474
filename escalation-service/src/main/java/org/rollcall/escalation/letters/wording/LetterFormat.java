package org.rollcall.escalation.letters.wording;

/**
 * How a parent prefers letters.
 *
 * @param plainLanguage short sentences and everyday words
 * @param largePrint 18 point type
 */
public record LetterFormat(boolean plainLanguage, boolean largePrint) {
    /** What parents get who have told nothing. */
    public static final LetterFormat USUAL = new LetterFormat(false, false);

    Language language() {
        return plainLanguage ? Language.PLAIN : Language.STANDARD;
    }
}
