package org.rollcall.escalation.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as the API shows it in lists.
 *
 * @param letterId letter
 * @param findingId the finding it rests on
 * @param ruleId rule
 * @param step step of the rule
 * @param pupilId pupil
 * @param parentId parent
 * @param template letter id
 * @param state PROPOSED, APPROVED, SENT, UNKNOWN or CANCELLED
 * @param channel EMAIL or PRINT
 * @param createdAt when it was created (school clock)
 * @param stateAt since when it has been in its state
 * @param stateBy who let it go or stopped it
 * @param stateNote why it is unknown or cancelled
 * @param sentAt when a carrier took it over
 * @param flaggedAt when its finding was retracted after it had left
 * @param flagReason why it is flagged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LetterItem(
        UUID letterId,
        UUID findingId,
        String ruleId,
        String step,
        UUID pupilId,
        UUID parentId,
        String template,
        LetterState.Word state,
        Channel channel,
        Instant createdAt,
        Instant stateAt,
        @Nullable String stateBy,
        @Nullable String stateNote,
        @Nullable Instant sentAt,
        @Nullable Instant flaggedAt,
        @Nullable String flagReason) {
    /**
     * A page of letters.
     *
     * @param items newest first
     * @param nextCursor for the page behind, null on the last one
     */
    public record Page(
            List<LetterItem> items, @JsonInclude @Nullable String nextCursor) {
        static Page of(List<Letter> found, int limit) {
            List<Letter> shown = found.size() > limit ? found.subList(0, limit) : found;
            return new Page(
                    shown.stream().map(LetterItem::of).toList(),
                    found.size() > limit
                            ? LetterQuery.Cursor.behind(shown.getLast()).text()
                            : null);
        }
    }

    static LetterItem of(Letter letter) {
        LetterRequest request = letter.request();
        Letter.Flag flag = letter.flag();
        return new LetterItem(
                letter.id(),
                request.findingId(),
                request.ruleId(),
                request.step(),
                request.pupilId(),
                letter.parentId(),
                request.template(),
                letter.state().word(),
                letter.channel(),
                letter.createdAt(),
                letter.state().at(),
                LetterRow.by(letter.state()),
                LetterRow.note(letter.state()),
                letter.sentAt(),
                flag == null ? null : flag.at(),
                flag == null ? null : flag.reason());
    }
}
