package org.rollcall.localstack.mail;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * The mailbox of everybody: what is delivered to any address goes to the spool before the sender hears that it was
 * accepted, so that the mail server keeps neither the letter nor its recipient.
 */
final class SpooledMailbox extends UserImpl {

    private static final String EVERYBODY = "everybody";

    private final MailSpool spool;

    SpooledMailbox(MailSpool spool, ImapHostManager mailboxes) {
        super(EVERYBODY, EVERYBODY, EVERYBODY, mailboxes);
        this.spool = spool;
    }

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        try {
            spool.add(message);
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
