package plutarc.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import plutarc.contracts.notification.MailMessage.Secrecy;

/**
 * A message with everything that stands on its envelope.
 *
 * @param id      the same for every attempt, so that mail systems can tell a repetition
 * @param author  the account that may read it in the outbox; empty text for nobody
 * @param queued  when it was asked for
 */
record Letter(String id, String to, String from, String subject, String text, Optional<String> author, Secrecy secrecy, Instant queued) {

    static final String AUTHOR = "X-Plutarc-Author";
    static final String SECRECY = "X-Plutarc-Secrecy";

    /** @throws Delivery.Undeliverable where an address is none */
    MimeMessage mime() {
        try {
            MimeMessage mime = new MimeMessage(Session.getInstance(new Properties())) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", "<" + id + "@plutarc>");
                }
            };
            mime.setFrom(new InternetAddress(from, true));
            mime.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            mime.setSubject(subject, StandardCharsets.UTF_8.name());
            mime.setSentDate(Date.from(queued));
            mime.setHeader("Auto-Submitted", "auto-generated");
            mime.setText(text, StandardCharsets.UTF_8.name());
            mime.saveChanges();
            return mime;
        } catch (MessagingException notAnAddress) {
            throw new Delivery.Undeliverable("the message cannot be composed: " + notAnAddress.getClass().getSimpleName());
        }
    }

    /** Without recipient and text. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
