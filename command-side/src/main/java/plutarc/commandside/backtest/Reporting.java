package plutarc.commandside.backtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestHeadline;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestReport.*;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.backtest.BacktestTradeView;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.Blocked;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.metrics.EquityStatistics;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.metrics.SampleSplit;
import plutarc.strategy.metrics.TradeStatistics;

/** Says what a run found in the words of the contracts, figure by figure; nothing is computed anew. Pure. */
final class Reporting {

    private Reporting() {
    }

    static BacktestReport report(BacktestSubject subject, BacktestConditions conditions, RunInputs inputs, BacktestResult result, BacktestSummary summary, long elapsedMillis) {
        return new BacktestReport(subject, result.templateVersion(), conditions, headline(result, summary, elapsedMillis), markets(inputs, result), figures(summary.all()),
                figures(summary.equity(), result.maxDrawdown()), HeldEquity.line(result, inputs.data()), blocked(result), summary.breakdowns().stream().map(part -> new FigureTable(part.by(),
                part.rows().stream().map(row -> new FigureRow(row.key(), figures(row.statistics()))).toList())).toList(), doubts(summary.findings()),
                summary.split().map(Reporting::samples), result.open().stream().map(open -> new OpenEntry(open.symbol(), open.side().code(), open.quantity(),
                Instant.ofEpochMilli(open.entryTime()), open.entryPrice(), open.lastPrice(), open.unrealisedPnl())).toList(), result.notes());
    }

    static BacktestHeadline headline(BacktestResult result, BacktestSummary summary, long elapsedMillis) {
        TradeStatistics all = summary.all();
        return new BacktestHeadline(result.bars(), Instant.ofEpochMilli(result.firstTime()), Instant.ofEpochMilli(result.lastTime()), all.trades(), result.finalEquity(),
                result.netReturn(), defined(summary.buyAndHold()), defined(all.winRate()), defined(all.profitFactor()), defined(all.expectancy()), defined(summary.equity().sharpe()),
                result.maxDrawdown(), result.totalFees() + result.totalFunding(), summary.exposure(), summary.findings().size(), elapsedMillis);
    }

    static List<BacktestTradeView> trades(BacktestResult result) {
        return result.trades().stream().map(Reporting::trade).toList();
    }

    static List<Doubt> doubts(List<Finding> findings) {
        return findings.stream().map(finding -> new Doubt(finding.code(), finding.figure(), finding.doubt(), finding.advice())).toList();
    }

    static List<BlockedEntries> blocked(BacktestResult result) {
        return result.blocked().stream().map(Reporting::blocked).toList();
    }

    private static BlockedEntries blocked(Blocked each) {
        return new BlockedEntries(each.blocker(), each.role(), each.label(), each.entries(), each.alone(), each.trades(), each.winners(), each.netPct(), defined(each.expectancyPct()));
    }

    private static BacktestTradeView trade(BacktestTrade trade) {
        return new BacktestTradeView(trade.number(), trade.symbol(), trade.side(), trade.quantity(), trade.leverage(), Instant.ofEpochMilli(trade.entryTime()), trade.entryReference(),
                trade.entryPrice(), Instant.ofEpochMilli(trade.exitTime()), trade.exitReference(), trade.exitPrice(), trade.grossPnl(), trade.fees(), trade.funding(), trade.netPnl(),
                trade.returnPct(), defined(trade.rMultiple()), trade.mfePct(), trade.maePct(), trade.barsHeld(), trade.exitReason(), trade.entryState().score(), trade.entryState().verdicts());
    }

    private static List<Market> markets(RunInputs inputs, BacktestResult result) {
        return IntStream.range(0, inputs.data().size()).mapToObj(i -> {
            var candles = inputs.data().get(i).candles();
            var symbol = inputs.data().get(i).instrument().symbol();
            var span = result.symbols().stream().filter(each -> each.symbol().equals(symbol)).findFirst();
            return new Market(inputs.sets().get(i), symbol, candles.interval().label(), candles.size(), candles.missing(),
                    span.flatMap(each -> defined(each.firstPrice())), span.flatMap(each -> defined(each.lastPrice())));
        }).toList();
    }

    private static SampleComparison samples(SampleSplit split) {
        return new SampleComparison(Instant.ofEpochMilli(split.at()), part(split.inSample()), part(split.outOfSample()));
    }

    private static SamplePart part(SampleSplit.Part part) {
        return new SamplePart(figures(part.trades()), figures(part.equity(), part.equity().maxDrawdown()));
    }

    static SimulatedTradeFigures figures(TradeStatistics of) {
        return new SimulatedTradeFigures(of.trades(), of.wins(), of.losses(), defined(of.winRate()), of.netPnl(), of.grossProfit(), of.grossLoss(), defined(of.profitFactor()),
                defined(of.expectancy()), defined(of.averageWin()), defined(of.averageLoss()), defined(of.payoff()), defined(of.expectancyR()), of.longestWinStreak(),
                of.longestLossStreak(), defined(of.averageHoldMillis()), of.fees(), of.funding(), defined(of.edgeRatio()), defined(of.capture()));
    }

    private static SimulatedEquityFigures figures(EquityStatistics of, double maxDrawdown) {
        return new SimulatedEquityFigures(of.days(), defined(of.cagr()), defined(of.sharpe()), defined(of.sortino()), maxDrawdown, defined(of.calmar()), of.longestDrawdownMillis());
    }

    static Optional<Double> defined(double figure) {
        return Double.isFinite(figure) ? Optional.of(figure) : Optional.empty();
    }
}
