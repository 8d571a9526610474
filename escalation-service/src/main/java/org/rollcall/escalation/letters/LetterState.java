package org.rollcall.escalation.letters;

import java.time.Instant;

/** How far a letter has come; a move that a state does not offer cannot be made. */
public sealed interface LetterState {
    /** The word for the state in events, rows and the API. */
    Word word();

    /** When the state was reached (school clock). */
    Instant at();

    /** The words for the states. */
    enum Word {
        PROPOSED,
        APPROVED,
        SENT,
        UNKNOWN,
        CANCELLED
    }

    /** A letter that a person must let go or stop. */
    record Proposed(Instant at) implements LetterState {
        Approved approve(String by, Instant when) {
            return new Approved(when, by);
        }

        Cancelled cancel(String reason, String by, Instant when) {
            return new Cancelled(when, by, reason);
        }

        @Override
        public Word word() {
            return Word.PROPOSED;
        }
    }

    /**
     * A letter that may leave.
     *
     * @param by who let it go: a person's name, or the rule
     */
    record Approved(Instant at, String by) implements LetterState {
        Sent confirm(Instant when) {
            return new Sent(when);
        }

        /** Something that the letter must say is missing: a person has to see it. */
        Proposed putBack(Instant when) {
            return new Proposed(when);
        }

        Unknown loseSight(String why, Instant when) {
            return new Unknown(when, why);
        }

        Cancelled cancel(String reason, String who, Instant when) {
            return new Cancelled(when, who, reason);
        }

        @Override
        public Word word() {
            return Word.APPROVED;
        }
    }

    /** A letter that a carrier took over. */
    record Sent(Instant at) implements LetterState {
        @Override
        public Word word() {
            return Word.SENT;
        }
    }

    /**
     * A letter of which nobody can say whether it left; it is never sent again blindly.
     *
     * @param why what was seen
     */
    record Unknown(Instant at, String why) implements LetterState {
        Sent resolveSent(Instant when) {
            return new Sent(when);
        }

        Approved resolveNotSent(String by, Instant when) {
            return new Approved(when, by);
        }

        @Override
        public Word word() {
            return Word.UNKNOWN;
        }
    }

    /**
     * A letter that will not be sent.
     *
     * @param by who stopped it: a person's name, or the rule
     * @param reason why
     */
    record Cancelled(Instant at, String by, String reason) implements LetterState {
        @Override
        public Word word() {
            return Word.CANCELLED;
        }
    }
}
