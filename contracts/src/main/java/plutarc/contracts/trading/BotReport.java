package plutarc.contracts.trading;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a bot tells the backend. {@link Fact}s become events; {@link Telemetry} goes straight to time series. Both are numbered,
 * kept by the bot until acknowledged, and sent again after an outage; receiving one twice changes nothing.
 * All times are the venue's market time unless said otherwise.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = BotReport.PositionOpened.class, name = "position_opened"),
        @JsonSubTypes.Type(value = BotReport.StopMoved.class, name = "stop_moved"),
        @JsonSubTypes.Type(value = BotReport.TradeClosed.class, name = "trade_closed"),
        @JsonSubTypes.Type(value = BotReport.OrderChanged.class, name = "order_changed"),
        @JsonSubTypes.Type(value = BotReport.RiskLimitBreached.class, name = "risk_limit_breached"),
        @JsonSubTypes.Type(value = BotReport.Activity.class, name = "activity"),
        @JsonSubTypes.Type(value = BotReport.CandleEvaluated.class, name = "candle_evaluated"),
        @JsonSubTypes.Type(value = BotReport.EquityPoint.class, name = "equity_point"),
        @JsonSubTypes.Type(value = BotReport.PositionMarked.class, name = "position_marked")
})
public sealed interface BotReport {

    /** Kept for ever, as an event. */
    sealed interface Fact extends BotReport {
    }

    /** Kept for a while, as a time series. */
    sealed interface Telemetry extends BotReport {
    }

    record PositionOpened(Position position, List<Verdict> signalState) implements Fact {
    }

    /** The protective stop or the target stands elsewhere now. A stop never loosens. */
    record StopMoved(TradeId tradeId, String symbol, Optional<BigDecimal> stopPrice, Optional<BigDecimal> takeProfitPrice, String rule,
                     Instant at) implements Fact {
    }

    record TradeClosed(Trade trade) implements Fact {
    }

    record OrderChanged(OrderReport order) implements Fact {
    }

    /**
     * @param limit   the limit's name in {@code RiskLimits}
     * @param symbol  the instrument that caused it; empty for a limit of the whole account
     * @param figures the figures that caused it, by name
     */
    record RiskLimitBreached(String limit, Optional<String> symbol, String action, Map<String, BigDecimal> figures, Instant at) implements Fact {
    }

    /** @param kind stable and machine-readable, such as {@code exchange.leverage_rejected} */
    record Activity(Severity severity, String kind, String message, Instant at) implements Fact {
    }

    /**
     * One closed candle of the trigger interval and what was thought about it.
     *
     * @param openTime the candle's opening instant
     * @param decision {@code none, enter_long, enter_short, blocked_long, blocked_short, exit, warming_up}
     * @param score    combined score, -1 to 1
     */
    record CandleEvaluated(String symbol, String interval, Instant openTime, BigDecimal open, BigDecimal high, BigDecimal low,
                           BigDecimal close, BigDecimal volume, String decision, double score, double threshold,
                           List<Verdict> verdicts, Optional<BigDecimal> stopPrice) implements Telemetry {
    }

    record EquityPoint(Instant at, BigDecimal equity, BigDecimal available, BigDecimal unrealisedPnl, String currency) implements Telemetry {
    }

    /** Where an open position stands; sent about once a second while one is open. */
    record PositionMarked(Position position, Instant at) implements Telemetry {
    }
}
