package plutarc.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.notification.MailMessage.Secrecy;
import plutarc.contracts.workspace.AccountId;

/**
 * Messages that no mail server took, for whoever set the installation up. Links in them are secrets and messages to others may concern
 * workspaces that the reader has no part in: shown are messages that the reader caused or got; of all others only how many there are.
 * What opens an account lies in its file alone, out of reach of a stolen session.
 */
@RestController
class OutboxApi {

    private static final int MOST = 200;

    private final MailConfiguration.Outbox outbox;
    private final MailPeople people;
    private final OutboxReaders readers;
    private final ActorContext asking;

    OutboxApi(MailConfiguration.Outbox outbox, MailPeople people, OutboxReaders readers, ActorContext asking) {
        this.outbox = outbox;
        this.people = people;
        this.readers = readers;
        this.asking = asking;
    }

    /**
     * @param folder where all messages lie
     * @param others messages that are not shown
     */
    record OutboxView(String folder, List<Shown> messages, int others) {
    }

    /** @param text empty where it opens an account: then only the file tells */
    record Shown(Instant at, String to, String subject, Optional<String> text, String file) {
    }

    /** @throws RefusedException {@code outbox.unknown} for everybody else, and where a mail server is configured */
    @GetMapping("/api/outbox")
    OutboxView outbox() {
        AccountId reader = new AccountId(asking.actor().id());
        MailFolder folder = outbox.folder().filter(files -> asking.actor().kind() == ActorKind.USER && readers.include(reader))
                .orElseThrow(() -> new RefusedException("outbox.unknown", "There is no outbox."));
        String own = people.addressOf(reader).orElse("");
        List<MailFolder.Filed> all = folder.latest(MOST);
        List<Shown> shown = all.stream().filter(letter -> letter.author().filter(reader.value()::equals).isPresent() || letter.to().equalsIgnoreCase(own))
                .map(letter -> new Shown(letter.at(), letter.to(), letter.subject(),
                        letter.secrecy().equals(Secrecy.ORDINARY.name()) ? Optional.of(letter.text()) : Optional.empty(), letter.file())).toList();
        return new OutboxView("mail", shown, all.size() - shown.size());
    }
}
