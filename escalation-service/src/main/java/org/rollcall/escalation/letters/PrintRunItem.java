package org.rollcall.escalation.letters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A print run as the API shows it.
 *
 * @param runId run
 * @param date the last day on which its letters were let go
 * @param duplex whether each letter begins on a sheet of its own
 * @param letters how many letters are in it
 * @param createdAt when it was made (school clock)
 * @param createdBy who made it
 * @param postedAt when it was posted, absent until then
 * @param postedBy who said so
 * @param items its letters in the order of the print, only with one run
 * @param takeOut letters that were stopped after the run was made: they must not be posted, only with one run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrintRunItem(
        UUID runId,
        LocalDate date,
        boolean duplex,
        int letters,
        Instant createdAt,
        String createdBy,
        @Nullable Instant postedAt,
        @Nullable String postedBy,
        @Nullable List<LetterItem> items,
        @Nullable List<UUID> takeOut) {
    static PrintRunItem of(PrintRun run) {
        return new PrintRunItem(
                run.id(),
                run.upTo(),
                run.duplex(),
                run.letters(),
                run.createdAt(),
                run.createdBy(),
                run.postedAt(),
                run.postedBy(),
                null,
                null);
    }

    static PrintRunItem of(PrintRun run, List<Letter> letters) {
        return new PrintRunItem(
                run.id(),
                run.upTo(),
                run.duplex(),
                run.letters(),
                run.createdAt(),
                run.createdBy(),
                run.postedAt(),
                run.postedBy(),
                letters.stream().map(LetterItem::of).toList(),
                letters.stream()
                        .filter(letter -> letter.state() instanceof LetterState.Cancelled)
                        .map(Letter::id)
                        .toList());
    }
}
