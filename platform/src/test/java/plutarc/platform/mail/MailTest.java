package plutarc.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.notification.MailMessage.Recipient;
import plutarc.contracts.notification.MailMessage.Secrecy;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.PlatformSettings;
import plutarc.platform.eventstore.RelationalStore;
import tools.jackson.databind.json.JsonMapper;

/** The queue over a real database file, a real SMTP conversation, and real files. */
class MailTest {

    private static final AccountId ADA = new AccountId("ada");
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private RelationalStore store;
    private JdbcTransactionManager transactions;

    private final MailPeople people = new MailPeople() {
        @Override
        public Optional<String> addressOf(AccountId account) {
            return account.equals(ADA) ? Optional.of("ada@example.org") : Optional.empty();
        }

        @Override
        public Optional<AccountId> installer() {
            return Optional.of(ADA);
        }
    };

    @BeforeEach
    void open() {
        store = RelationalStore.open(new PlatformSettings.EventStore(Optional.empty(), "plutarc", ""), folder);
        transactions = new JdbcTransactionManager(store.dataSource());
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private MailQueue queue(Delivery delivery) {
        return new MailQueue(store, transactions, people, delivery, "plutarc@example.org", Clock.systemUTC(), JsonMapper.builder().build(), SOON, SOON);
    }

    private static MailMessage to(String address, String key) {
        return new MailMessage(key, new Recipient.OfAddress(address), "Grüße\nfrom plutarc", "Read this:\nhttp://localhost/x", Optional.of(ADA), Secrecy.ORDINARY);
    }

    @Test
    void aMessageReachesTheMailServer() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        server.start();
        MailSettings settings = new MailSettings(Optional.of("127.0.0.1"), server.getSmtp().getPort(), MailSettings.Security.NONE, Optional.empty(), "",
                "plutarc@example.org", Duration.ofSeconds(5));
        try (MailQueue queue = queue(new SmtpDelivery(settings))) {
            queue.start();
            queue.send(MailMessage.notice("one", ADA, "Staff paused Alpha", "A reason."));
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            MimeMessage mime = server.getReceivedMessages()[0];
            assertThat(mime.getSubject()).isEqualTo("Staff paused Alpha");
            assertThat(mime.getAllRecipients()[0]).hasToString("ada@example.org");
            assertThat(GreenMailUtil.getBody(mime)).isEqualTo("A reason.");
            assertThat(mime.getMessageID()).endsWith("@plutarc>");
        } finally {
            server.stop();
        }
    }

    @Test
    void whatTheServerDidNotTakeIsTriedAgainUnderTheSameId() {
        List<Letter> tried = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger(2);
        try (MailQueue queue = queue(letter -> {
            tried.add(letter);
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("server away");
            }
        })) {
            queue.start();
            queue.send(to("eve@example.org", "k"));
            await().atMost(Duration.ofSeconds(10)).until(() -> tried.size() == 3);
            assertThat(tried.stream().map(Letter::id).distinct()).hasSize(1);
        }
    }

    @Test
    void aMessageThatWaitsOutlivesAStopAndIsNotQueuedTwice() {
        MailQueue before = queue(letter -> { });
        before.send(to("eve@example.org", "invitation-1"));
        before.send(to("eve@example.org", "invitation-1"));
        List<Letter> delivered = new CopyOnWriteArrayList<>();
        try (MailQueue after = queue(delivered::add)) {
            after.start();
            after.send(to("eve@example.org", "last"));
            await().atMost(Duration.ofSeconds(10)).until(() -> delivered.size() == 2);
        }
        assertThat(delivered).extracting(Letter::to).containsOnly("eve@example.org");
    }

    @Test
    void aMessageOfATransactionThatFailsIsNeverSent() {
        List<Letter> delivered = new CopyOnWriteArrayList<>();
        try (MailQueue queue = queue(delivered::add)) {
            queue.start();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                queue.send(to("eve@example.org", "undone"));
                status.setRollbackOnly();
            });
            queue.send(to("eve@example.org", "done"));
            await().atMost(Duration.ofSeconds(10)).until(() -> !delivered.isEmpty());
            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void mailToAnAccountThatIsGoneIsDropped() {
        List<Letter> delivered = new CopyOnWriteArrayList<>();
        try (MailQueue queue = queue(delivered::add)) {
            queue.start();
            queue.send(MailMessage.notice("gone", new AccountId("nobody"), "x", "y"));
            queue.send(MailMessage.notice("there", ADA, "x", "y"));
            await().atMost(Duration.ofSeconds(10)).until(() -> !delivered.isEmpty());
            assertThat(delivered).extracting(Letter::to).containsExactly("ada@example.org");
        }
    }

    @Test
    void withoutAServerAMessageIsAFileThatOnlyItsUserCanRead() throws Exception {
        Path mail = Files.createDirectories(folder.resolve("mail"));
        MailFolder files = new MailFolder(mail, Clock.systemUTC());
        try (MailQueue queue = queue(files)) {
            queue.start();
            queue.send(to("eve@example.org", "filed"));
            await().atMost(Duration.ofSeconds(10)).until(() -> !files.latest(10).isEmpty());
        }
        MailFolder.Filed filed = files.latest(10).getFirst();
        assertThat(filed.to()).isEqualTo("eve@example.org");
        assertThat(filed.subject()).as("on one line").isEqualTo("Grüße from plutarc");
        assertThat(filed.text().strip()).isEqualTo("Read this:\nhttp://localhost/x");
        assertThat(filed.author()).contains("ada");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mail.resolve(filed.file())))).isEqualTo("rw-------");
    }
}
