package org.rollcall.support.deadletter;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside, as the API shows it: its place and what is wrong with it, never its content. A type or
 * subject of no known form may hold anything, and is left out.
 *
 * @param deadLetterId id
 * @param service the service that could not process it
 * @param consumer that service's consumer
 * @param eventId the event's id
 * @param urn school; null when it could not be read
 * @param type the event's type
 * @param subject what it is about
 * @param topic topic
 * @param partition partition
 * @param offset offset
 * @param failure the class of the failure
 * @param state HELD, REPLAYED or DISMISSED
 * @param setAsideAt when it was set aside
 * @param decidedAt when somebody decided
 * @param decidedBy who decided
 * @param reason why it was dismissed
 */
public record DeadLetterItem(
        UUID deadLetterId,
        String service,
        String consumer,
        UUID eventId,
        @Nullable Integer urn,
        @Nullable String type,
        @Nullable String subject,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        String failure,
        DeadLetterState state,
        Instant setAsideAt,
        @Nullable Instant decidedAt,
        @Nullable By decidedBy,
        @Nullable String reason) {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,60}\\.v\\d{1,4}");
    private static final String WORD =
            "absence-reports|amendments|calendars|cases|classes|findings|leave-requests|letters"
                    + "|links|notifications|pupils|site-events|AM|PM";
    private static final Pattern SUBJECT =
            Pattern.compile("\\d{1,9}(/(" + WORD + "|[0-9a-f-]{36}|\\d{4}-\\d\\d(-\\d\\d)?|\\d{1,9})){0,6}");

    /**
     * A person who decided.
     *
     * @param name display name
     * @param role role
     */
    public record By(String name, String role) {}

    static DeadLetterItem of(String service, DeadLetter letter) {
        DeadLetter.Place place = letter.place();
        DeadLetter.Decision decision = letter.decision();
        return new DeadLetterItem(
                letter.id(),
                service,
                letter.consumer(),
                letter.eventId(),
                letter.urn() == 0 ? null : letter.urn(),
                TYPE.matcher(letter.type()).matches() ? letter.type() : null,
                SUBJECT.matcher(letter.subject()).matches() ? letter.subject() : null,
                letter.topic(),
                place == null ? null : place.partition(),
                place == null ? null : place.offset(),
                letter.failure(),
                letter.state(),
                letter.setAsideAt(),
                decision == null ? null : decision.at(),
                decision == null ? null : new By(decision.by(), decision.role()),
                decision == null ? null : decision.reason());
    }
}
