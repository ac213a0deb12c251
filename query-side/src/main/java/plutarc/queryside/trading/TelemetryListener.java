package plutarc.queryside.trading;

import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.workspace.WorkspaceId;

/** Hears of telemetry after it is stored, on the link's thread: it must not wait for anything. */
public interface TelemetryListener {

    /** One new candle, equity point or mark. */
    void told(WorkspaceId workspace, BotId bot, BotReport.Telemetry report);

    /** Something that the bot's card shows is different. */
    void statusChanged(WorkspaceId workspace, BotId bot);
}
