package plutarc.contracts.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.candles.CandleSetId;

/**
 * Everything that a backtest found but its trades. Amounts in the settlement currency; shares, not percent, unless the name says so; a figure that is not defined is empty.
 *
 * @param templateVersion fingerprint of what was run
 * @param openTrades      entries that were still open when the candles ended
 * @param notes           what the reader must know, such as missing candles
 * @param samples         before and after {@link BacktestConditions#inSampleTo}
 */
public record BacktestReport(BacktestSubject subject, String templateVersion, BacktestConditions conditions, BacktestHeadline headline, List<Market> markets,
                             SimulatedTradeFigures trades, SimulatedEquityFigures equity, EquityLine line, List<BlockedEntries> blocked, List<FigureTable> tables,
                             List<Doubt> doubts, Optional<SampleComparison> samples, List<OpenEntry> openTrades, List<String> notes) {

    /** One symbol that was traded; prices of the first decision and of the end. */
    public record Market(CandleSetId candleSet, String symbol, String interval, long candles, long missing, Optional<Double> firstPrice, Optional<Double> lastPrice) {
    }

    /** The figures of {@code TradeStatistics}, under the same names. */
    public record SimulatedTradeFigures(int trades, int wins, int losses, Optional<Double> winRate, double netPnl, double grossProfit, double grossLoss, Optional<Double> profitFactor,
                               Optional<Double> expectancy, Optional<Double> averageWin, Optional<Double> averageLoss, Optional<Double> payoff, Optional<Double> expectancyR,
                               int longestWinStreak, int longestLossStreak, Optional<Double> averageHoldMillis, double fees, double funding, Optional<Double> edgeRatio,
                               Optional<Double> capture) {
    }

    /** The figures of {@code EquityStatistics}, under the same names; the drawdown is exact, of every close. */
    public record SimulatedEquityFigures(int days, Optional<Double> cagr, Optional<Double> sharpe, Optional<Double> sortino, double maxDrawdown, Optional<Double> calmar,
                                long longestDrawdownMillis) {
    }

    /**
     * Equity over time, in columns of one length.
     *
     * @param time   closing instants, epoch milliseconds
     * @param equity realised and unrealised
     * @param held   the same cash in the symbols, bought at the first decision and held; empty where nothing could be decided
     */
    public record EquityLine(long[] time, double[] equity, double[] held) {
    }

    /**
     * What one filter, guard, gate or rule kept out, and what it would have made.
     *
     * @param role          of the component, or {@code rule}
     * @param entries       blocked, alone or together with others
     * @param alone         blocked by nothing else
     * @param trades        that would have been made and closed, one at a time
     * @param netPct        sum of their results, percent of entry value
     * @param expectancyPct their mean
     */
    public record BlockedEntries(String blocker, String role, String label, long entries, long alone, int trades, int winners, double netPct,
                                 Optional<Double> expectancyPct) {
    }

    /** The figures for parts of the trades: by side, exit reason, UTC month, weekday and hour of the entry, and symbol. */
    public record FigureTable(String by, List<FigureRow> rows) {
    }

    public record FigureRow(String key, SimulatedTradeFigures figures) {
    }

    /** Something to doubt: its figure, what it means, what to try. */
    public record Doubt(String code, String figure, String doubt, String advice) {
    }

    public record SampleComparison(Instant at, SamplePart inSample, SamplePart outOfSample) {
    }

    public record SamplePart(SimulatedTradeFigures trades, SimulatedEquityFigures equity) {
    }

    public record OpenEntry(String symbol, String side, double quantity, Instant entryTime, double entryPrice, double lastPrice, double unrealisedPnl) {
    }
}
