package plutarc.platform.mail;

import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;

/** Who may look into the outbox: whoever set the installation up, and nobody where a mail server is configured. Thread-safe. */
@Component
public class OutboxReaders {

    private final MailConfiguration.Outbox outbox;
    private final MailPeople people;

    OutboxReaders(MailConfiguration.Outbox outbox, MailPeople people) {
        this.outbox = outbox;
        this.people = people;
    }

    public boolean include(AccountId account) {
        return outbox.folder().isPresent() && people.installer().filter(account::equals).isPresent();
    }
}
