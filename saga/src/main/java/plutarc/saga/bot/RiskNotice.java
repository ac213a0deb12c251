package plutarc.saga.bot;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import plutarc.contracts.bot.BotEvent.BotDeployed;
import plutarc.contracts.bot.BotEvent.BotRenamed;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceOpened;
import plutarc.saga.message.SagaProcessor;

/** Lives as long as one workspace: tells its owner by e-mail when a risk limit has halted a bot or closed what it held. */
@Saga
@ProcessingGroup(SagaProcessor.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class RiskNotice {
    private static final Map<String, String> LIMITS = Map.of("dailyLossLimitPct", "daily loss limit", "consecutiveLossLimit", "limit of losses in a row",
            "equityProtectionDrawdownPct", "equity protection", "apiErrorThreshold", "limit of venue errors");

    private AccountId owner;
    private Map<String, String> names = new TreeMap<>();

    @StartSaga
    @SagaEventHandler(associationProperty = "workspaceId")
    void on(WorkspaceOpened event) {
        owner = event.owner();
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(BotDeployed event) {
        names.put(event.botId().value(), event.name());
    }

    @SagaEventHandler(associationProperty = "workspaceId")
    void on(BotRenamed event) {
        names.put(event.botId().value(), event.name());
    }

    /** A loss per trade is the day's business, and a leverage only reported: the feed has them. */
    @SagaEventHandler(associationProperty = "workspaceId")
    void on(RiskLimitBreached event, Mail mail, DashboardAddress dashboard) {
        if (!LIMITS.containsKey(event.limit())) {
            return;
        }
        var name = names.getOrDefault(event.botId().value(), event.botId().value());
        var figures = event.figures().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(it -> it.getKey() + ": " + it.getValue().toPlainString())
                .collect(Collectors.joining("\n"));
        mail.send(MailMessage.notice("risk-" + event.epoch() + "-" + event.number(), owner, name + " reached its " + LIMITS.get(event.limit()), """
                %s reached its %s at %s (market time). %s

                %s

                %s
                """.formatted(name, LIMITS.get(event.limit()), event.at(), follows(event.action()), figures, dashboard.to("/bots/" + event.botId() + "/risk-limits"))));
    }

    private static String follows(String action) {
        return switch (action) {
            case "pause_and_close_all" -> "It is paused and closes all positions at market. Only a person resumes it.";
            case "close_all" -> "It closes all positions at market and opens none until 00:00 UTC.";
            case String other -> "It opens no new positions for now; exits still act.";
        };
    }
}
