package plutarc.contracts.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about trading. Each is answered for one workspace. */
public sealed interface TradingQuery<R> extends Query<R> {

    /** Newest exit first; {@code limit} 1 to 1000. */
    @MessageName("trading.trades")
    @Requires(Permission.ANALYTICS_VIEW)
    record Trades(WorkspaceId workspaceId, Optional<BotId> botId, Optional<String> symbol, Optional<Instant> closedBefore, int limit)
            implements TradingQuery<List<TradeView>> {
    }

    @MessageName("trading.trade_by_id")
    @Requires(Permission.ANALYTICS_VIEW)
    record TradeById(WorkspaceId workspaceId, TradeId tradeId) implements TradingQuery<Optional<TradeView>> {
    }

    /** Open positions, of one bot or of the whole workspace. */
    @MessageName("trading.positions")
    @Requires(Permission.BOTS_VIEW)
    record Positions(WorkspaceId workspaceId, Optional<BotId> botId) implements TradingQuery<List<PositionView>> {
    }

    /** The latest known state of each order, newest first; {@code limit} 1 to 1000. */
    @MessageName("trading.orders")
    @Requires(Permission.BOTS_VIEW)
    record Orders(WorkspaceId workspaceId, BotId botId, int limit) implements TradingQuery<List<OrderReport>> {
    }

    /** Evaluated candles with verdicts, ascending, the latest {@code limit} (1 to 5000) before {@code before}. */
    @MessageName("trading.candles")
    @Requires(Permission.BOTS_VIEW)
    record Candles(WorkspaceId workspaceId, BotId botId, String symbol, Optional<Instant> before, int limit)
            implements TradingQuery<List<CandleView>> {
    }

    /** The latest candle of each symbol with every verdict. */
    @MessageName("trading.latest_verdicts")
    @Requires(Permission.BOTS_VIEW)
    record LatestVerdicts(WorkspaceId workspaceId, BotId botId) implements TradingQuery<List<BotReport.CandleEvaluated>> {
    }

    /** Equity points, ascending, at most {@code limit} (1 to 5000) spread over the range. */
    @MessageName("trading.equity")
    @Requires(Permission.ANALYTICS_VIEW)
    record Equity(WorkspaceId workspaceId, BotId botId, Optional<Instant> from, Optional<Instant> to, int limit)
            implements TradingQuery<List<BotReport.EquityPoint>> {
    }
}
