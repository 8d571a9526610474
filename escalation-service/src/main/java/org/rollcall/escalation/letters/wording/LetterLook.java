package org.rollcall.escalation.letters.wording;

import org.jspecify.annotations.Nullable;

/**
 * How a letter of a school to a parent looks.
 *
 * @param letterhead of the school
 * @param format as the parent prefers
 * @param own the school's own wording in that language, null for the standard one
 */
public record LetterLook(
        Letterhead letterhead,
        LetterFormat format,
        @Nullable Wording own) {}
