package org.rollcall.escalation.letters;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.RenderedLetter;

/** Sends letters by e-mail through a mail server. What the server took, it cannot be asked about again. */
@ApplicationScoped
class SmtpCarrier implements LetterCarrier {
    /** Replies to RCPT that say: there is no such mailbox. */
    private static final int NO_SUCH_MAILBOX_FIRST = 550;

    private static final int NO_SUCH_MAILBOX_LAST = 553;

    private final ReactiveMailer mailer;
    private final NotifyCarrier instead;
    private final String sender;

    SmtpCarrier(
            ReactiveMailer mailer,
            NotifyCarrier instead,
            @ConfigProperty(name = "rollcall.letters.from") String sender) {
        this.mailer = mailer;
        this.instead = instead;
        this.sender = sender;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.EMAIL && !instead.carries(channel);
    }

    @Override
    public Uni<Handover> hand(Consignment consignment) {
        String id = consignment.letterId().toString();
        String messageId = "<" + id + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
        RenderedLetter content = consignment.content();
        Mail mail = new Mail()
                .setFrom(quoted(consignment.sender()) + " <" + sender + ">")
                .addTo(Objects.requireNonNull(consignment.email()))
                .setSubject(content.subject())
                .setText(content.text())
                .setHtml(content.html())
                .addAttachment("letter-" + id + ".pdf", content.pdf(), "application/pdf")
                .addHeader("X-Rollcall-Letter-Id", id)
                .addHeader("Message-ID", messageId);
        return mailer.send(mail)
                .<Handover>replaceWith(new Handover.Accepted(messageId))
                .onFailure()
                .recoverWithItem(SmtpCarrier::answerOf);
    }

    @Override
    public Uni<Whereabouts> lookUp(UUID letterId) {
        return Uni.createFrom().item(Whereabouts.CANNOT_TELL);
    }

    private static Handover answerOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new Handover.NotNow("The mail server cannot be reached.");
            }
            if (cause instanceof SMTPException refusal) {
                return answerOf(refusal.getReplyCode());
            }
        }
        return new Handover.Unclear(failure.getClass().getSimpleName());
    }

    /** The server said no, so the letter certainly did not leave. */
    private static Handover answerOf(int replyCode) {
        String why = "The mail server answered " + replyCode + ".";
        return replyCode >= NO_SUCH_MAILBOX_FIRST && replyCode <= NO_SUCH_MAILBOX_LAST
                ? new Handover.Refused(why)
                : new Handover.NotNow(why);
    }

    private static String quoted(@Nullable String name) {
        return '"' + Objects.requireNonNullElse(name, "").replaceAll("[\"\\\\\\p{Cntrl}]", "") + '"';
    }
}
