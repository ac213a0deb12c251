package plutarc.contracts.link;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Where the link puts what is not an event: straight into time series. Implemented by the query side, called by the platform.
 * Thread-safe; returns after the data is durable; the same report twice changes nothing.
 */
public interface BotTelemetry {

    /** Keeps the latest heartbeat. */
    void heartbeat(WorkspaceId workspaceId, BotId botId, BotFrame.Heartbeat heartbeat, Instant receivedAt);

    /** Keeps the telemetry among the reports; facts are ignored. */
    void record(WorkspaceId workspaceId, BotId botId, String epoch, List<NumberedReport> reports);

    /** Which revision the bot has put in force. */
    void configurationApplied(WorkspaceId workspaceId, BotId botId, long revision, Instant at);
}
