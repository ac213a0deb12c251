package plutarc.platform.mail;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How e-mail leaves the installation.
 *
 * @param host     of the SMTP server; without it, messages become files
 * @param port     of the SMTP server
 * @param security {@code starttls} (required, not merely offered), {@code tls} from the first byte on, or {@code none}
 * @param user     to sign in with at the server; without it nobody signs in
 * @param from     the sender's address
 * @param patience for each step of the conversation with the server
 */
@ConfigurationProperties("plutarc.mail")
record MailSettings(Optional<String> host, @DefaultValue("587") int port, @DefaultValue("starttls") Security security, Optional<String> user,
                    @DefaultValue("") String password, @DefaultValue("plutarc@localhost") String from, @DefaultValue("10s") Duration patience) {

    enum Security {
        STARTTLS, TLS, NONE
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host.orElse("files") + "]";
    }
}
