package plutarc.saga.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotOfflineAlerted;
import plutarc.contracts.bot.BotEvent.BotUpdateRolledBack;
import plutarc.contracts.bot.BotEvent.ProvisioningFailed;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.saga.message.SagaProcessor;

/** Writes to a workspace's owner when a bot needs a person: offline for long, failed, not to be woken, not updated. Once an event. */
@ProcessingGroup(SagaProcessor.NAME)
public final class BotNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Directory directory;

    public BotNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        this.mail = mail;
        this.dashboard = dashboard;
        this.directory = directory;
    }

    @EventHandler
    void on(BotOfflineAlerted event, @Timestamp Instant at) {
        write(event, at, "is offline", "It has not been heard from since " + TIME.format(event.lastHeard()) + ".\nIts instance may still be trading, and stops that rest at the venue "
                + "still protect its positions.\nWhen it is heard of again it goes on by itself.");
    }

    @EventHandler
    void on(BotFailed event, @Timestamp Instant at) {
        write(event, at, "has failed", event.reason() + "\n\nIts instance is still provisioned. Restart it, update it or deploy it again.");
    }

    @EventHandler
    void on(ProvisioningFailed event, @Timestamp Instant at) {
        write(event, at, "could not be brought online", event.reason() + "\n\nIt has no instance and does not trade. Deploy it again.");
    }

    @EventHandler
    void on(BotUpdateRolledBack event, @Timestamp Instant at) {
        write(event, at, "was not updated", "Version " + event.failed() + " did not run: " + event.reason() + "\n\n"
                + event.backTo().map(version -> "Version " + version + " is started again.").orElse("The version before is started again."));
    }

    private void write(BotEvent event, Instant at, String what, String text) {
        directory.ownerOf(event.workspaceId()).ifPresent(owner -> {
            var name = directory.nameOf(event.botId());
            mail.send(MailMessage.notice("bot-" + event.botId() + "-" + at.toEpochMilli(), owner, "Bot " + name + " " + what,
                    "Your bot " + name + " " + what + ".\n\n" + text + "\n\n" + dashboard.to(directory.homeOf(event.workspaceId()) + "/bots/" + event.botId() + "/activity") + "\n"));
        });
    }
}
