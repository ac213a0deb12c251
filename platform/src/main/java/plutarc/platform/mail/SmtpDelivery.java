package plutarc.platform.mail;

import jakarta.mail.SendFailedException;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands messages to an SMTP server. Thread-safe. */
final class SmtpDelivery implements Delivery {

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    SmtpDelivery(MailSettings settings) {
        sender.setHost(settings.host().orElseThrow());
        sender.setPort(settings.port());
        sender.setProtocol(settings.security() == MailSettings.Security.TLS ? "smtps" : "smtp");
        settings.user().ifPresent(user -> {
            sender.setUsername(user);
            sender.setPassword(settings.password());
        });
        String prefix = "mail." + sender.getProtocol() + ".";
        String patience = Long.toString(settings.patience().toMillis());
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty(prefix + "auth", Boolean.toString(settings.user().isPresent()));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.security() == MailSettings.Security.STARTTLS));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.security() == MailSettings.Security.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", patience);
        properties.setProperty(prefix + "timeout", patience);
        properties.setProperty(prefix + "writetimeout", patience);
    }

    @Override
    public void deliver(Letter letter) {
        try {
            sender.send(letter.mime());
        } catch (MailSendException failed) {
            boolean refused = java.util.Arrays.stream(failed.getMessageExceptions())
                    .anyMatch(cause -> cause instanceof SendFailedException send && send.getInvalidAddresses() != null && send.getInvalidAddresses().length > 0);
            if (refused) {
                throw new Undeliverable("the server refuses the recipient");
            }
            throw new IllegalStateException("not sent: " + reason(failed));
        } catch (MailException failed) {
            throw new IllegalStateException("not sent: " + reason(failed));
        }
    }

    /** Without the server's words, which may repeat an address. */
    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getClass().getSimpleName();
    }
}
