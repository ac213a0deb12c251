package plutarc.cli.backtest;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.Blocked;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.metrics.Breakdown;
import plutarc.strategy.metrics.EquityStatistics;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.metrics.MonteCarlo;
import plutarc.strategy.metrics.SampleSplit;
import plutarc.strategy.metrics.TradeStatistics;

/** A backtest's summary for a person at a terminal. */
final class SummaryText {

    private SummaryText() {
    }

    static void print(PrintWriter out, BacktestSummary summary, BacktestResult result) {
        TradeStatistics all = summary.all();
        EquityStatistics equity = summary.equity();
        line(out, "%s (%s) over %,d candles of %s, %s to %s", result.template().name(), result.templateVersion(), result.bars(), result.symbols().isEmpty() ? "nothing" : String.join(", ", result.symbols().stream().map(BacktestResult.SymbolSpan::symbol).toList()),
                Instant.ofEpochMilli(result.firstTime()), Instant.ofEpochMilli(result.lastTime()));
        line(out, "Decided at the close, filled at the next open; stops and targets: %s; slippage %s bps; %s risk limits.", result.settings().fill().id(),
                number(result.settings().slippageBps()), result.settings().limits().isPresent() ? "with" : "without");
        result.notes().forEach(note -> line(out, "Note: %s", note));
        line(out, "");
        line(out, "Net result      %+,.2f  (%s)      final equity %,.4f      buy and hold %s", result.finalEquity() - result.settings().cash(), percent(result.netReturn()),
                result.finalEquity(), percent(summary.buyAndHold()));
        line(out, "Trades          %,d  (%d won, %d lost, %s)   open at the end %d", all.trades(), all.wins(), all.losses(), share(all.winRate()), result.open().size());
        line(out, "Profit factor   %s      expectancy %s      payoff %s      in R %s", number(all.profitFactor()), number(all.expectancy()), number(all.payoff()), number(all.expectancyR()));
        line(out, "Max drawdown    %s      longest %s days      Sharpe %s      Sortino %s      Calmar %s", percent(-result.maxDrawdown()),
                number(equity.longestDrawdownMillis() / 86_400_000.0), number(equity.sharpe()), number(equity.sortino()), number(equity.calmar()));
        line(out, "Fees            %,.2f      funding %,.2f      exposure %s      longest streaks: %d won, %d lost", all.fees(), all.funding(), share(summary.exposure()),
                all.longestWinStreak(), all.longestLossStreak());
        line(out, "Excursions      edge ratio %s      capture %s      mean hold %s h", number(all.edgeRatio()), share(all.capture()), number(all.averageHoldMillis() / 3_600_000.0));
        summary.breakdowns().stream().filter(part -> part.rows().size() > 1 && part.rows().size() <= 12).forEach(part -> table(out, part));
        blocked(out, result);
        summary.split().ifPresent(split -> samples(out, split));
        summary.monteCarlo().forEach(runs -> monteCarlo(out, runs));
        line(out, "");
        line(out, summary.findings().isEmpty() ? "Nothing to doubt was found." : "To doubt:");
        for (Finding finding : summary.findings()) {
            line(out, "  - %s. %s %s", finding.figure(), finding.doubt(), finding.advice());
        }
        line(out, "");
        line(out, "%,.0f candles a second.", summary.candlesPerSecond());
    }

    private static void table(PrintWriter out, Breakdown part) {
        line(out, "");
        line(out, "%-18s %8s %9s %14s %14s", "By " + part.by(), "trades", "won", "net", "profit factor");
        for (Breakdown.Row row : part.rows()) {
            line(out, "%-18s %,8d %9s %,14.2f %14s", row.key(), row.statistics().trades(), share(row.statistics().winRate()), row.statistics().netPnl(),
                    number(row.statistics().profitFactor()));
        }
    }

    private static void blocked(PrintWriter out, BacktestResult result) {
        if (result.blocked().stream().anyMatch(blocked -> blocked.entries() > 0)) {
            line(out, "");
            line(out, "%-44s %8s %8s %8s %9s %12s", "Blocked by", "entries", "alone", "trades", "won", "mean result");
            for (Blocked blocked : result.blocked()) {
                line(out, "%-44s %,8d %,8d %,8d %9s %12s", blocked.label(), blocked.entries(), blocked.alone(), blocked.trades(),
                        share(blocked.trades() == 0 ? Double.NaN : blocked.winners() / (double) blocked.trades()), Double.isNaN(blocked.expectancyPct()) ? "-" : percent(blocked.expectancyPct() / 100));
            }
        }
    }

    private static void samples(PrintWriter out, SampleSplit split) {
        line(out, "");
        line(out, "%-18s %8s %9s %14s %14s %8s", "Sample", "trades", "won", "net", "profit factor", "Sharpe");
        sample(out, "in sample", split.inSample());
        sample(out, "out of sample", split.outOfSample());
    }

    private static void sample(PrintWriter out, String name, SampleSplit.Part part) {
        line(out, "%-18s %,8d %9s %,14.2f %14s %8s", name, part.trades().trades(), share(part.trades().winRate()), part.trades().netPnl(), number(part.trades().profitFactor()),
                number(part.equity().sharpe()));
    }

    private static void monteCarlo(PrintWriter out, MonteCarlo runs) {
        line(out, "");
        line(out, "Trades %s %,d times:  5 %%, median and 95 %% of final equity %,.2f  %,.2f  %,.2f   of the largest drawdown %s  %s  %s   ruin (%s of the start) in %s", runs.method()
                        == MonteCarlo.Method.RESHUFFLE ? "reshuffled" : "drawn again", runs.runs(), runs.finalEquity().low(), runs.finalEquity().median(), runs.finalEquity().high(),
                percent(-runs.maxDrawdown().low()), percent(-runs.maxDrawdown().median()), percent(-runs.maxDrawdown().high()), number(runs.ruinShare()), share(runs.riskOfRuin()));
    }

    private static void line(PrintWriter out, String pattern, Object... values) {
        out.println(String.format(Locale.ROOT, pattern, values));
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, share == 0 ? "%.2f %%" : "%+.2f %%", share * 100);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.2f", value);
    }
}
