package plutarc.saga.compute;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotCommand.MarkBotFailed;
import plutarc.contracts.bot.BotCommand.RecordInstanceRestarted;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.RefusedException;
import plutarc.saga.message.SystemCommands;

/** Puts on record what became of instances. Thread-safe. */
final class InstanceReports implements InstanceListener {
    private static final Logger log = LoggerFactory.getLogger(InstanceReports.class);
    private static final int MAX_REASON = 2000;

    private final SystemCommands commands;

    InstanceReports(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public void restarted(Deployment deployment, Instance instance, String reason) {
        send(deployment, new RecordInstanceRestarted(deployment.botId(), deployment.deploymentId(), instance, shortened(reason)));
    }

    @Override
    public void failed(Deployment deployment, String reason) {
        send(deployment, new MarkBotFailed(deployment.botId(), deployment.deploymentId(), shortened(reason)));
    }

    private void send(Deployment deployment, Command command) {
        try {
            commands.send("compute", deployment.workspaceId(), command);
        } catch (RefusedException refused) {
            log.atInfo().addKeyValue("bot", deployment.botId()).addKeyValue("code", refused.refusal().code()).log("nobody wants to know any more");
        }
    }

    private static String shortened(String reason) {
        return reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
    }
}
