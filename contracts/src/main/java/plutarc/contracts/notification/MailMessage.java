package plutarc.contracts.notification;

import java.util.Objects;
import java.util.Optional;
import plutarc.contracts.workspace.AccountId;

/**
 * One e-mail, in plain text.
 *
 * @param key     names it: what is sent again under the same key while it still waits is not doubled; 1 to 100 characters
 * @param to      who gets it
 * @param subject one line
 * @param text    lines end in {@code \n}
 * @param author  who caused it and may therefore read it again in the dashboard's outbox; empty for nobody
 * @param secrecy how much the text opens to whoever reads it
 */
public record MailMessage(String key, Recipient to, String subject, String text, Optional<AccountId> author, Secrecy secrecy) {

    private static final int LONGEST_KEY = 100;

    public MailMessage {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(secrecy, "secrecy");
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("key has " + key.length() + " characters; allowed are 1 to " + LONGEST_KEY);
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** A message that the backend itself has reason to send, without secrets. */
    public static MailMessage notice(String key, AccountId to, String subject, String text) {
        return new MailMessage(key, new Recipient.OfAccount(to), subject, text, Optional.empty(), Secrecy.ORDINARY);
    }

    /** Who gets it. */
    public sealed interface Recipient {

        /** The address that the account has when the message is delivered; nobody, where the account is gone by then. */
        record OfAccount(AccountId accountId) implements Recipient {
        }

        /** Personal data: kept no longer than until delivery. */
        record OfAddress(String address) implements Recipient {

            /** Without the address. */
            @Override
            public String toString() {
                return "OfAddress[hidden]";
            }
        }
    }

    /** What reading the text makes possible. */
    public enum Secrecy {
        /** Nothing. */
        ORDINARY,
        /** It lets its reader in as its recipient, such as a link to a new password. Never shown in a dashboard. */
        OPENS_ACCOUNT
    }

    /** Without recipient and text. */
    @Override
    public String toString() {
        return "MailMessage[" + key + "]";
    }
}
