package org.rollcall.escalation.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one parent, unique for finding, step and parent.
 *
 * @param id made of what it is unique for, so that asking twice cannot make two
 * @param request what asked for it
 * @param parentId parent
 * @param channel way to the parent
 * @param state how far it has come
 * @param revision 1 at creation, one more with every change
 * @param createdAt when it was created (school clock)
 * @param sentAt when a carrier took it over
 * @param flag set when the finding was retracted after the letter had left
 */
public record Letter(
        UUID id,
        LetterRequest request,
        UUID parentId,
        Channel channel,
        LetterState state,
        long revision,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Flag flag) {
    /**
     * What an officer must know of a letter that has left.
     *
     * @param at since when (school clock)
     * @param reason why
     */
    public record Flag(Instant at, String reason) {}

    static Letter of(LetterRequest request, UUID parentId, Channel channel, LetterState state) {
        return new Letter(
                idOf(request.urn(), request.findingId(), request.step(), parentId),
                request,
                parentId,
                channel,
                state,
                1,
                request.raisedAt(),
                null,
                null);
    }

    /** The id of the letter of a finding's step to a parent; the same wherever and whenever it is asked for. */
    static UUID idOf(int urn, UUID findingId, String step, UUID parentId) {
        String name = "letter/" + urn + "/" + findingId + "/" + step + "/" + parentId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    int urn() {
        return request.urn();
    }

    /** The letter after a move of its state. */
    Letter moved(LetterState next) {
        return new Letter(
                id,
                request,
                parentId,
                channel,
                next,
                revision + 1,
                createdAt,
                next instanceof LetterState.Sent sent ? sent.at() : sentAt,
                flag);
    }

    /** The letter, once its finding no longer holds although it has left. */
    Letter flagged(String reason, Instant at) {
        return new Letter(id, request, parentId, channel, state, revision + 1, createdAt, sentAt, new Flag(at, reason));
    }

    /** The letter, to leave on paper instead. */
    Letter onPaper() {
        return new Letter(id, request, parentId, Channel.PRINT, state, revision + 1, createdAt, sentAt, flag);
    }
}
