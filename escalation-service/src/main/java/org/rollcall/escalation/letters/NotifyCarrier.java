package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.RenderedLetter;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientException;

/**
 * Sends letters through GOV.UK Notify once an API key is set: on paper as precompiled PDF, by e-mail when a template for
 * that is named too (with the fields {@code subject} and {@code body}). Notify knows each letter under its id.
 */
@ApplicationScoped
class NotifyCarrier implements LetterCarrier {
    private static final int SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;
    /** What the client puts before the message of a real answer; other failures carry no status. */
    private static final String ANSWERED = "Status code:";

    private final @Nullable NotificationClient client;
    private final Optional<String> emailTemplate;

    NotifyCarrier(
            @ConfigProperty(name = "rollcall.notify.api-key") Optional<String> apiKey,
            @ConfigProperty(name = "rollcall.notify.url", defaultValue = "https://api.notifications.service.gov.uk")
                    String url,
            @ConfigProperty(name = "rollcall.notify.email-template") Optional<String> emailTemplate) {
        this.client = apiKey.filter(key -> !key.isBlank())
                .map(key -> new NotificationClient(key, url))
                .orElse(null);
        this.emailTemplate = emailTemplate.filter(template -> !template.isBlank());
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public boolean carries(Channel channel) {
        return client != null && (channel == Channel.PRINT || emailTemplate.isPresent());
    }

    @Override
    public Uni<Handover> hand(Consignment consignment) {
        return Uni.createFrom()
                .item(() -> answerTo(consignment))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public Uni<Whereabouts> lookUp(UUID letterId) {
        return Uni.createFrom()
                .item(() -> whereabouts(letterId))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Handover answerTo(Consignment consignment) {
        try {
            return new Handover.Accepted(send(consignment));
        } catch (NotificationClientException failure) {
            return answerOf(failure);
        }
    }

    private String send(Consignment consignment) throws NotificationClientException {
        NotificationClient notify = Objects.requireNonNull(client);
        String reference = consignment.letterId().toString();
        RenderedLetter content = consignment.content();
        return switch (consignment.channel()) {
            case EMAIL ->
                notify.sendEmail(
                                emailTemplate.orElseThrow(),
                                consignment.email(),
                                Map.of("subject", content.subject(), "body", content.text()),
                                reference)
                        .getNotificationId()
                        .toString();
            case PRINT ->
                notify.sendPrecompiledLetterWithInputStream(reference, new ByteArrayInputStream(content.pdf()))
                        .getNotificationId()
                        .toString();
        };
    }

    static Handover answerOf(NotificationClientException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (message.startsWith(ANSWERED) && failure.getHttpResult() < SERVER_ERROR) {
            String why = "Notify answered " + failure.getHttpResult() + ".";
            return failure.getHttpResult() == BAD_REQUEST ? new Handover.Refused(why) : new Handover.NotNow(why);
        }
        Throwable cause = failure.getCause();
        return cause instanceof ConnectException || cause instanceof UnknownHostException
                ? new Handover.NotNow("Notify cannot be reached.")
                : new Handover.Unclear("Notify gave no clear answer.");
    }

    private Whereabouts whereabouts(UUID letterId) {
        try {
            return Objects.requireNonNull(client)
                            .getNotifications(null, null, letterId.toString(), null)
                            .getNotifications()
                            .isEmpty()
                    ? Whereabouts.NOT_KNOWN_THERE
                    : Whereabouts.LEFT;
        } catch (NotificationClientException failure) {
            return Whereabouts.CANNOT_TELL;
        }
    }
}
