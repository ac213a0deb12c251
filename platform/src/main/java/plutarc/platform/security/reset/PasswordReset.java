package plutarc.platform.security.reset;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.notification.MailMessage.Recipient;
import plutarc.contracts.notification.MailMessage.Secrecy;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.Account;
import plutarc.platform.security.AccountActivity.Kind;
import plutarc.platform.security.AccountJournal;
import plutarc.platform.security.Accounts;
import plutarc.platform.security.PasswordChange;
import plutarc.platform.security.SecretTokens;
import plutarc.platform.security.SignInAttempts;
import plutarc.platform.security.Tickets;

/**
 * Sends links to a new password and takes them back. Whoever asks gets the same answer in the same time whether there is such an account
 * or not: what there is to do is done afterwards. Thread-safe.
 */
@Component
class PasswordReset implements AutoCloseable {

    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final Logger log = LoggerFactory.getLogger(PasswordReset.class);
    private static final String KIND = "password_reset";
    private static final int LONGEST_EMAIL = 254;

    private final Accounts accounts;
    private final Tickets tickets;
    private final SignInAttempts attempts;
    private final PasswordChange passwords;
    private final Mail mail;
    private final DashboardAddress dashboard;
    private final AccountJournal journal;
    private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

    PasswordReset(Accounts accounts, Tickets tickets, SignInAttempts attempts, PasswordChange passwords, Mail mail, DashboardAddress dashboard,
                  AccountJournal journal) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.attempts = attempts;
        this.passwords = passwords;
        this.mail = mail;
        this.dashboard = dashboard;
        this.journal = journal;
    }

    /** @throws RefusedException {@code session.too_many_attempts} where links are asked for too often */
    void ask(String email, String from) {
        String name = "reset of " + (email == null ? "" : email.substring(0, Math.min(email.length(), LONGEST_EMAIL)).strip().toLowerCase(java.util.Locale.ROOT));
        String place = "reset from " + from;
        attempts.requireNoWait(name, place);
        attempts.failed(name, place);
        later.execute(() -> {
            try {
                accounts.byEmail(email == null ? "" : email).ifPresent(this::send);
            } catch (RuntimeException failure) {
                log.atError().setCause(failure).log("a link to a new password could not be sent");
            }
        });
    }

    /**
     * Sets the password and ends all sessions of the account; the link, and every other one, is used up.
     *
     * @throws RefusedException {@code reset.over} for a link that is unknown, used or too old; {@code account.invalid} for a bad password
     */
    void complete(String token, String password) {
        String link = token == null ? "" : token;
        AccountId id = tickets.find(KIND, link).map(ticket -> new AccountId(ticket.about())).orElseThrow(PasswordReset::over);
        Account account = accounts.byId(id).orElseThrow(PasswordReset::over);
        passwords.requireValid(account, "password", password);
        tickets.take(KIND, link).orElseThrow(PasswordReset::over);
        tickets.endAll(KIND, account.id().value());
        passwords.replace(account, "password", password);
        journal.note(account.id(), Kind.PASSWORD_RESET);
    }

    @Override
    public void close() {
        later.close();
    }

    private void send(Account account) {
        String token = tickets.issue(KIND, account.id().value(), "", LIFETIME);
        String text = "Somebody, probably you, asked for a new password for the plutarc account of this address.\n\n"
                + "Choose it here within " + LIFETIME.toMinutes() + " minutes; the link works once:\n\n"
                + dashboard.to("/reset-password") + "#" + token + "\n\n"
                + "If it was not you, do nothing: your password stays as it is.\n";
        mail.send(new MailMessage("password-reset-" + SecretTokens.hash(token).substring(0, 32), new Recipient.OfAccount(account.id()), "A new password for plutarc", text,
                Optional.empty(), Secrecy.OPENS_ACCOUNT));
        log.atInfo().addKeyValue("account", account.id()).log("link to a new password sent");
    }

    private static RefusedException over() {
        return new RefusedException("reset.over", "This link has been used, or is too old. Ask for a new one.");
    }
}
