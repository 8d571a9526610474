package org.rollcall.escalation.letters.wording;

/** In which language register a letter is written. */
public enum Language {
    STANDARD,
    PLAIN
}
