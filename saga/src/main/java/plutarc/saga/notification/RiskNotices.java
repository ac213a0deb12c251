package plutarc.saga.notification;

import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;
import plutarc.saga.message.SagaProcessor;

/** Writes to a workspace's owner when a risk limit has halted a bot or closed what it held. Once an event. */
@ProcessingGroup(SagaProcessor.NAME)
public final class RiskNotices {
    /** A loss per trade is the day's business, and a leverage only reported: the feed has them. */
    private static final Map<String, String> LIMITS = Map.of("dailyLossLimitPct", "daily loss limit", "consecutiveLossLimit", "limit of losses in a row",
            "equityProtectionDrawdownPct", "equity protection", "apiErrorThreshold", "limit of venue errors");

    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Directory directory;

    public RiskNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        this.mail = mail;
        this.dashboard = dashboard;
        this.directory = directory;
    }

    @EventHandler
    void on(RiskLimitBreached event) {
        if (!LIMITS.containsKey(event.limit())) {
            return;
        }
        directory.ownerOf(event.workspaceId()).ifPresent(owner -> {
            var name = directory.nameOf(event.botId());
            var reached = name + " reached its " + LIMITS.get(event.limit());
            var figures = event.figures().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(it -> it.getKey() + ": " + it.getValue().toPlainString())
                    .collect(Collectors.joining("\n"));
            mail.send(MailMessage.notice("risk-" + event.epoch() + "-" + event.number(), owner, reached, reached + " at " + event.at() + " (market time). "
                    + follows(event.action()) + "\n\n" + figures + "\n\n" + dashboard.to(directory.homeOf(event.workspaceId()) + "/bots/" + event.botId() + "/risk-limits") + "\n"));
        });
    }

    private static String follows(String action) {
        return switch (action) {
            case "pause_and_close_all" -> "It is paused and closes all positions at market. Only a person resumes it.";
            case "close_all" -> "It closes all positions at market and opens none until 00:00 UTC.";
            case String other -> "It opens no new positions for now; exits still act.";
        };
    }
}
