package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.workspace.WorkspaceId;

/** What a bot did at its venue, each once. {@code epoch} and {@code number} say which report it was. */
public sealed interface TradingEvent extends Event {

    BotId botId();

    WorkspaceId workspaceId();

    String epoch();

    long number();

    @MessageName("trading.position_opened")
    record PositionOpened(BotId botId, WorkspaceId workspaceId, String epoch, long number, Position position, List<Verdict> signalState) implements TradingEvent {
    }

    @MessageName("trading.stop_moved")
    record StopMoved(BotId botId, WorkspaceId workspaceId, String epoch, long number, TradeId tradeId, String symbol, Optional<BigDecimal> stopPrice,
                     Optional<BigDecimal> takeProfitPrice, String rule, Instant at) implements TradingEvent {
    }

    @MessageName("trading.trade_closed")
    record TradeClosed(BotId botId, WorkspaceId workspaceId, String epoch, long number, Trade trade) implements TradingEvent {
    }

    @MessageName("trading.order_changed")
    record OrderChanged(BotId botId, WorkspaceId workspaceId, String epoch, long number, OrderReport order) implements TradingEvent {
    }

    /** @param symbol the instrument that caused it; empty for a limit of the whole account */
    @MessageName(value = "trading.risk_limit_breached", revision = 2)
    record RiskLimitBreached(BotId botId, WorkspaceId workspaceId, String epoch, long number, String limit, Optional<String> symbol, String action,
                             Map<String, BigDecimal> figures, Instant at) implements TradingEvent {
    }

    @MessageName("trading.activity_reported")
    record ActivityReported(BotId botId, WorkspaceId workspaceId, String epoch, long number, Severity severity, String kind, String message,
                            Instant at) implements TradingEvent {
    }
}
