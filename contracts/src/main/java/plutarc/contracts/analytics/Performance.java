package plutarc.contracts.analytics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the trades that a filter lets through come to: of one kind of money and one currency, which are those of the filter or, where it names none, the most
 * serious money there is and its most used currency.
 *
 * @param others      trades that the rest of the filter lets through too, of other money or another currency: not counted anywhere else here
 * @param figures     of the trades
 * @param equity      of the equity that they made
 * @param curve       from the first entry, where nothing is made yet, through the exits; ascending, thinned
 * @param winRate     at the exits, ascending, thinned
 * @param signals     by component, most trades first
 * @param heat        cells with trades only
 * @param breakdowns  by bot, symbol, template, exit reason and side
 */
public record Performance(Money money, String currency, List<Other> others, TradeFigures figures, EquityFigures equity, List<CurvePoint> curve,
                          List<WinRatePoint> winRate, List<SignalFigures> signals, ExecutionFigures execution, List<HeatCell> heat,
                          List<TradeBreakdown> breakdowns) {

    public record Other(Money money, String currency, int trades) {
    }

    /**
     * Figures over the equity, with the formulas of the backtester: daily returns between the ends of UTC days, every day of the range from the first exit to
     * the last; a year is 365 days; the risk-free rate is 0.
     *
     * @param start           equity that the curve begins with: that of each bot's account at its first trade here; empty where it is not known of every bot, and
     *                        with it everything that is a share of it
     * @param days            with a return
     * @param cagr            (last / first)^(365 days / span) − 1; empty under a week
     * @param sharpe          mean(r) / stdev(r) × √365
     * @param sortino         mean(r) / √(mean(min(r, 0)²)) × √365
     * @param maxDrawdown     largest fall from a peak, as a positive share
     * @param maxDrawdownAmount the same as an amount
     * @param calmar          cagr / maxDrawdown
     * @param longestDrawdownSeconds longest time from a peak until it is reached again, or until the last exit
     */
    public record EquityFigures(Optional<Double> start, int days, Optional<Double> cagr, Optional<Double> sharpe, Optional<Double> sortino,
                                Optional<Double> maxDrawdown, double maxDrawdownAmount, Optional<Double> calmar, long longestDrawdownSeconds) {
    }

    /**
     * @param net      net PnL of all trades up to here
     * @param drawdown from the peak so far, as an amount, not positive
     */
    public record CurvePoint(Instant at, double net, double drawdown) {
    }

    /** @param rolling over the latest 50 trades up to here; {@code overall} over all of them */
    public record WinRatePoint(Instant at, double rolling, double overall) {
    }

    /**
     * What a signal component said at the entries.
     *
     * @param trades     that it said something of, be it neutral
     * @param agreed     its sign was that of the side
     * @param disagreed  its sign was the other
     * @param hitRate    share of the winning trades where its sign agreed with the side
     * @param winRateAgreed of the trades where it agreed
     * @param winRateOther  of the trades where it did not
     * @param meanNetAgreed mean net PnL of those where it agreed
     */
    public record SignalFigures(String component, int trades, int agreed, int disagreed, Optional<Double> hitRate, Optional<Double> winRateAgreed,
                                Optional<Double> winRateOther, Optional<Double> meanNetAgreed) {
    }

    /**
     * How well orders were carried out.
     *
     * @param entryLatency from sending an order to the first that the venue said of it
     * @param makerShare   mean share of the filled quantity that added liquidity, over the trades of which it is known; the rest took it
     */
    public record ExecutionFigures(Slippage entry, Slippage exit, Latency entryLatency, Latency exitLatency, Optional<Double> makerShare) {
    }

    /**
     * Basis points to the worse, of all trades.
     *
     * @param bins counts from {@code from}, inclusive, each {@code width} wide; what lies beyond is in the first or the last
     */
    public record Slippage(int trades, Optional<Double> mean, Optional<Double> median, Optional<Double> p95, double from, double width, List<Integer> bins) {
    }

    /** Milliseconds. */
    public record Latency(int orders, Optional<Double> p50, Optional<Double> p90, Optional<Double> p99, Optional<Double> most) {
    }

    /**
     * By the instant of the entry, in the zone asked for.
     *
     * @param weekday 1, Monday, to 7
     * @param hour    0 to 23
     */
    public record HeatCell(int weekday, int hour, int trades, double netPnl) {
    }

    /** @param by {@code bot, symbol, template, exit, side}: what the filter calls it */
    public record TradeBreakdown(String by, List<Row> rows) {

        /** @param key as the filter takes it */
        public record Row(String key, String name, TradeFigures figures) {
        }
    }
}
