package plutarc.strategy.backtest;

import java.util.List;
import plutarc.strategy.template.Template;

/**
 * What a backtest found.
 *
 * @param templateVersion stamped on every trade
 * @param trades closed ones, in the order of exits; empty when only the tally was kept
 * @param bars base candles run through, all symbols together
 * @param firstTime opening instant of the first candle after warm-up, epoch milliseconds; 0 when there was none
 * @param lastTime closing instant of the last candle
 * @param finalEquity cash and open positions at their last close
 * @param maxDrawdown largest fall of equity from its peak, at closes of base candles, as a share (0.08 is 8 %)
 * @param barsInMarket base candles at whose close a position was open, all symbols together
 * @param blocked per filter, guard, gate and rule, in the order of evaluation
 * @param symbols first and last price of each, for buy-and-hold
 * @param notes what the reader must know: missing candles, missing data, a start before the data
 * @param cancelled stopped before the end
 */
public record BacktestResult(Template template, String templateVersion, BacktestSettings settings, List<BacktestTrade> trades, TradeTally tally,
                             List<OpenTrade> open, EquitySeries equity, long bars, long firstTime, long lastTime, double finalEquity, double maxDrawdown, double totalFees,
                             double totalFunding, long barsInMarket, List<Blocked> blocked, List<SymbolSpan> symbols, List<String> notes,
                             boolean cancelled) {
    public BacktestResult {
        trades = List.copyOf(trades);
        open = List.copyOf(open);
        blocked = List.copyOf(blocked);
        symbols = List.copyOf(symbols);
        notes = List.copyOf(notes);
    }

    /** A symbol's prices over the traded span: close of the candle before the first decision counts as first. */
    public record SymbolSpan(String symbol, double firstPrice, double lastPrice, long missingCandles) { }

    /** Last price over first price, minus 1, as the mean of the symbols; NaN when nothing could be decided. */
    public double buyAndHold() {
        return symbols.stream().mapToDouble(span -> span.lastPrice() / span.firstPrice() - 1).average().orElse(Double.NaN);
    }

    /** Final equity over starting cash, minus 1. */
    public double netReturn() {
        return finalEquity / settings.cash() - 1;
    }
}
