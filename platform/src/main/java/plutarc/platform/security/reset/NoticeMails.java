package plutarc.platform.security.reset;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.platform.security.AccountActivity;

/** Tells an account's owner by e-mail when something about their sign-in has changed, so that a change that was not theirs is noticed. Thread-safe. */
@Component
class NoticeMails {

    private static final Logger log = LoggerFactory.getLogger(NoticeMails.class);

    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Clock clock;

    NoticeMails(Mail mail, DashboardAddress dashboard, Clock clock) {
        this.mail = mail;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    /** What happened has happened: a failure here is logged and undoes nothing. */
    @EventListener
    void tell(AccountActivity activity) {
        if (!activity.kind().told()) {
            return;
        }
        String text = activity.kind().sentence() + " on your plutarc account, at " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                + (activity.address().isEmpty() ? "" : ", from network address " + activity.address()) + ".\n\n"
                + "If that was you, there is nothing to do. If not, set a new password and look at your sessions, passkeys and tokens:\n\n"
                + dashboard.to("/settings/security") + "\n";
        try {
            mail.send(MailMessage.notice("account-" + activity.account() + "-" + Identifiers.random(), activity.account(), activity.kind().sentence(), text));
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("account", activity.account()).setCause(failure).log("a notice could not be sent");
        }
    }
}
