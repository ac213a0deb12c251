package plutarc.platform.link;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.link.BotFrame;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.Sender;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.WorkspaceId;

/** The commands that the link sends: the bot's own in its name, the link's observations in the system's. Thread-safe. */
@Component
class LinkCommands {

    private static final long SECONDS = 20;
    private static final String LINK = "link";

    private final CommandGateway gateway;

    LinkCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** @return the highest number of the epoch that is safely stored, 0 for none */
    long record(BotLink link, TradingCommand.RecordReports reports) {
        Object stored = asBot(link, reports);
        return stored instanceof Number number ? number.longValue() : 0;
    }

    void online(BotLink link) {
        asBot(link, new BotCommand.ConfirmBotOnline(link.botId(), link.deploymentId(), link.botVersion()));
    }

    void progress(BotLink link, InstructionId instruction, InstructionState state, Optional<String> detail) {
        asBot(link, new BotCommand.RecordInstructionProgress(link.botId(), instruction, state, detail));
    }

    void keyChecked(BotLink link, BotFrame.KeyChecked checked) {
        asBot(link, new ExchangeKeyCommand.ReportKeyCheck(checked.keyId(), link.botId(), checked.findings()));
    }

    void failed(BotLink link, String reason) {
        asBot(link, new BotCommand.MarkBotFailed(link.botId(), link.deploymentId(), reason));
    }

    void sent(BotLink link, InstructionId instruction) {
        asSystem(link.workspaceId(), new BotCommand.RecordInstructionProgress(link.botId(), instruction, InstructionState.SENT, Optional.empty()));
    }

    void offline(WorkspaceId workspaceId, BotId botId, DeploymentId deploymentId, Instant lastHeard) {
        asSystem(workspaceId, new BotCommand.MarkBotOffline(botId, deploymentId, lastHeard));
    }

    private Object asBot(BotLink link, Command command) {
        return send(ActorKind.BOT, link.botId().value(), link.workspaceId(), command);
    }

    private Object asSystem(WorkspaceId workspaceId, Command command) {
        return send(ActorKind.SYSTEM, LINK, workspaceId, command);
    }

    private Object send(ActorKind kind, String id, WorkspaceId workspaceId, Command command) {
        Sender sender = new Sender(new Actor(kind, id), Optional.of(workspaceId), Optional.empty());
        return gateway.sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), SECONDS, TimeUnit.SECONDS);
    }
}
