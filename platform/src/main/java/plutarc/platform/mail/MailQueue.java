package plutarc.platform.mail;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler.ExponentialBackoffFailureHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler.MaxRetriesFailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.notification.MailMessage.Recipient;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.eventstore.RelationalStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queue of e-mails: rows of the relational store, put there in the sender's transaction, taken away once delivered. A failed delivery
 * is tried again after 10 s, 20 s, 40 s and so on, for about four days. A process that dies while it delivers leaves the row, and whoever
 * finds it delivers it again, under the same Message-ID. Apart from the deadlines' scheduler, so that a slow mail server delays
 * mail and nothing else. Thread-safe.
 */
final class MailQueue implements Mail, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailQueue.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;
    private static final int TRIES = 15;
    private static final int THREADS = 2;

    private final RelationalStore store;
    private final TransactionTemplate transaction;
    private final MailPeople people;
    private final Delivery delivery;
    private final String from;
    private final Clock clock;
    private final JsonMapper json;
    private final OneTimeTask<String> task;
    private final Scheduler scheduler;

    /** @param firstWait before a failed delivery is tried again for the first time */
    MailQueue(RelationalStore store, PlatformTransactionManager transactions, MailPeople people, Delivery delivery, String from, Clock clock, JsonMapper json,
              Duration firstWait, Duration lookEvery) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.people = people;
        this.delivery = delivery;
        this.from = from;
        this.clock = clock;
        this.json = json;
        this.task = Tasks.oneTime("mail", String.class)
                .onFailure(new MaxRetriesFailureHandler<>(TRIES, new ExponentialBackoffFailureHandler<>(firstWait, 2),
                        (last, operations) -> log.atError().addKeyValue("tries", TRIES).log("an e-mail was given up on")))
                .onDeadExecutionRevive()
                .execute((waiting, context) -> deliver(waiting.getData()));
        DataSource source = new TransactionAwareDataSourceProxy(store.dataSource());
        this.scheduler = Scheduler.create(source, List.of(task)).tableName("mail_queue").threads(THREADS).pollingInterval(lookEvery)
                .schedulerName(new SchedulerName.Fixed("mail-" + UUID.randomUUID())).heartbeatInterval(HEARTBEAT).missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_WITHIN).failureLogging(LogLevel.OFF, false).build();
    }

    /** As it lies in the queue: exactly one of account and address is there. */
    private record Waiting(String id, Optional<String> account, Optional<String> address, String subject, String text, Optional<String> author,
                           MailMessage.Secrecy secrecy, Instant queued) {
    }

    void start() {
        scheduler.start();
    }

    @Override
    public void send(MailMessage message) {
        Waiting waiting = switch (message.to()) {
            case Recipient.OfAccount to -> waiting(message, Optional.of(to.accountId().value()), Optional.empty());
            case Recipient.OfAddress to -> waiting(message, Optional.empty(), Optional.of(to.address()));
        };
        transaction.executeWithoutResult(status -> {
            store.syncAfterCommit();
            scheduler.scheduleIfNotExists(task.instance(message.key(), json.writeValueAsString(waiting)), waiting.queued());
        });
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    private Waiting waiting(MailMessage message, Optional<String> account, Optional<String> address) {
        Instant now = clock.instant();
        String id = UUID.nameUUIDFromBytes((message.key() + now).getBytes(StandardCharsets.UTF_8)).toString();
        return new Waiting(id, account, address, message.subject(), message.text(), message.author().map(AccountId::value), message.secrecy(), now);
    }

    private void deliver(String data) {
        Waiting waiting = json.readValue(data, Waiting.class);
        Optional<String> to = waiting.address().or(() -> waiting.account().map(AccountId::new).flatMap(people::addressOf));
        if (to.isEmpty()) {
            log.atInfo().addKeyValue("mail", waiting.id()).log("an e-mail was dropped: its recipient's account is gone");
            return;
        }
        try {
            delivery.deliver(new Letter(waiting.id(), to.get(), from, waiting.subject(), waiting.text(), waiting.author(), waiting.secrecy(), waiting.queued()));
        } catch (Delivery.Undeliverable never) {
            log.atWarn().addKeyValue("mail", waiting.id()).addKeyValue("reason", never.getMessage()).log("an e-mail cannot be delivered");
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("mail", waiting.id()).addKeyValue("reason", later.getMessage()).log("an e-mail was not delivered; it will be tried again");
            throw later;
        }
    }
}
