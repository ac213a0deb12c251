package plutarc.queryside.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.analytics.Money;
import plutarc.contracts.analytics.TradeLine;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Circumstances;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.trading.TradeFacts;

/**
 * What tables and statistics need of one completed trade, and no more: a hundred thousand of them are read for one answer. Figures are primitives; the trade
 * itself keeps them digit for digit.
 *
 * @param key        that the bot had; empty where that is not known any more
 * @param entryAt    epoch milliseconds, as {@code exitAt}
 * @param r          net PnL in multiples of the risk at the first stop
 * @param equity     of the account when the entry was decided
 * @param makerShare of the filled quantity, 0 to 1
 * @param voices     what each signal said at the entry
 */
record TradeRow(String trade, String bot, Optional<String> key, Venue venue, boolean testnet, String symbol, Side side, double quantity, double leverage,
                long entryAt, double entry, long exitAt, double exit, String currency, double gross, double fees, double funding, double net, double pct,
                Optional<Double> r, double mfe, double mae, String reason, String template, String templateName, int version, double entrySlip,
                double exitSlip, Optional<Long> entryMicros, Optional<Long> exitMicros, Optional<Double> makerShare, Optional<Double> equity,
                List<Voice> voices) {

    /** @param score above zero for long, below for short, zero for neither */
    record Voice(String component, double score) {
    }

    static TradeRow of(TradingEvent.TradeClosed event, TradeFacts facts) {
        Trade t = event.trade();
        Optional<Circumstances> more = t.circumstances();
        return new TradeRow(t.tradeId().value(), event.botId().value(), facts.keyId().map(ExchangeKeyId::value), facts.venue(), facts.testnet(), t.symbol(), t.side(),
                t.quantity().doubleValue(), t.leverage().doubleValue(), t.entryTime().toEpochMilli(), t.entryPrice().doubleValue(), t.exitTime().toEpochMilli(),
                t.exitPrice().doubleValue(), facts.currency(), t.grossPnl().doubleValue(), t.fees().doubleValue(), t.funding().doubleValue(),
                t.netPnl().doubleValue(), t.returnPct().doubleValue(), t.rMultiple().map(BigDecimal::doubleValue), t.mfe().pct().doubleValue(),
                t.mae().pct().doubleValue(), t.exitReason(), t.templateId().value(), facts.templateName().orElse(t.templateId().value()), t.templateVersion(),
                t.entrySlippageBps().doubleValue(), t.exitSlippageBps().doubleValue(), more.flatMap(Circumstances::entryLatencyMicros),
                more.flatMap(Circumstances::exitLatencyMicros), more.map(Circumstances::makerShare).map(BigDecimal::doubleValue),
                more.flatMap(Circumstances::equity).map(BigDecimal::doubleValue),
                t.signalState().stream().filter(verdict -> verdict.role().equals("signal")).map(verdict -> new Voice(verdict.component(), verdict.score())).toList());
    }

    Money money() {
        return venue == Venue.PAPER ? Money.PAPER : testnet ? Money.TESTNET : Money.LIVE;
    }

    int sign() {
        return side == Side.LONG ? 1 : -1;
    }

    /** From the entry to the exit in percent of the entry, positive where the trade gained. */
    double movePct() {
        return sign() * (exit - entry) / entry * 100;
    }

    TradeLine line(String botName) {
        return new TradeLine(new TradeId(trade), new BotId(bot), botName, key.map(ExchangeKeyId::new), venue, money(), symbol, side, quantity, leverage,
                Instant.ofEpochMilli(entryAt), entry, Instant.ofEpochMilli(exitAt), exit, currency, gross, fees, funding, net, pct, r, mfe, mae,
                Math.max(0, Duration.ofMillis(exitAt - entryAt).toSeconds()), reason, new TemplateId(template), templateName, version, entrySlip, exitSlip,
                entryMicros.map(micros -> micros / 1_000.0), exitMicros.map(micros -> micros / 1_000.0));
    }
}
