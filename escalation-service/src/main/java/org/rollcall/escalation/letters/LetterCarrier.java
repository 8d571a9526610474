package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Something that takes letters to parents: a mail server, a letter service. */
public interface LetterCarrier {
    /** The carrier's name in the send ledger. */
    String name();

    /** Whether it takes letters of that channel. */
    boolean carries(Channel channel);

    /** Hands a letter over. A failure of the Uni means that nobody can say whether it left. */
    Uni<Handover> hand(Consignment consignment);

    /** Asks the carrier what became of a letter that was handed to it. */
    Uni<Whereabouts> lookUp(UUID letterId);

    /** What the carrier said to a letter. */
    sealed interface Handover {
        /** The carrier has it, under this reference. */
        record Accepted(String reference) implements Handover {}

        /** It certainly did not leave; the same may succeed later. */
        record NotNow(String why) implements Handover {}

        /** It certainly did not leave and never will, because the address is no good. */
        record Refused(String why) implements Handover {}

        /** It may have left. */
        record Unclear(String why) implements Handover {}
    }

    /** What a carrier knows of a letter. */
    enum Whereabouts {
        LEFT,
        NOT_KNOWN_THERE,
        CANNOT_TELL
    }
}
