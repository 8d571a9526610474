package org.rollcall.escalation.letters.wording;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Judges a wording before it is saved and shows what a letter with it would look like. */
@ApplicationScoped
public class CheckWording {
    private final LetterPress press;

    CheckWording(LetterPress press) {
        this.press = press;
    }

    /** What is wrong with the wording; empty when nothing is. */
    public List<WordingFault> faults(LetterKind kind, Wording wording) {
        return WordingRules.faults(kind, wording);
    }

    /** A letter about people who do not exist, as PDF; takes some tenths of a second of one core. */
    public byte[] sample(LetterKind kind, LetterLook look) {
        return press.print(kind.id(), SampleLetter.of(kind, look), true).pdf();
    }
}
