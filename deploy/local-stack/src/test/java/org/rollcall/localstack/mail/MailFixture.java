package org.rollcall.localstack.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Letters as the escalation service sends them, with invented people. */
final class MailFixture {

    private MailFixture() {}

    static void send(int port, String to, String subject, @Nullable String letterId) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        Transport.send(message(properties, to, subject, letterId));
    }

    static MimeMessage message(String to, String subject) throws MessagingException {
        MimeMessage message = message(new Properties(), to, subject, null);
        message.saveChanges();
        return message;
    }

    private static MimeMessage message(Properties properties, String to, String subject, @Nullable String letterId)
            throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("school@example.invalid");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, "UTF-8");
        if (letterId != null) {
            message.setHeader("X-Rollcall-Letter-Id", letterId);
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("Dear parent of Zoë, in plain words", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>Dear parent</p>", "text/html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return message;
    }
}
