package org.rollcall.escalation.letters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.RenderedLetter;

/**
 * A letter ready for a carrier.
 *
 * @param urn school
 * @param letterId letter; the carrier's reference as well
 * @param channel way to the parent
 * @param email the parent's address for e-mail, null on paper
 * @param sender name of the school
 * @param content what it says
 */
public record Consignment(
        int urn, UUID letterId, Channel channel, @Nullable String email, String sender, RenderedLetter content) {}
