package plutarc.queryside.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.trading.Side;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.EquitySeries;
import plutarc.strategy.metrics.EquityStatistics;
import plutarc.strategy.metrics.TradeStatistics;

/** The query side may not import the strategy: that a live figure and a backtest's are the same formula is held here, where both are known. */
class SameFormulasTest {

    private static final long START = 1_640_995_200_000L;

    @Property(tries = 200)
    void figuresOfTheSameTradesAreTheSameLiveAndInABacktest(@ForAll long seed, @ForAll @IntRange(max = 120) int trades) {
        var random = new Random(seed);
        List<TradeRow> rows = new ArrayList<>();
        List<BacktestTrade> backtested = new ArrayList<>();
        long at = START;
        for (int i = 0; i < trades; i++) {
            at += 1 + random.nextInt(100_000_000);
            add(rows, backtested, random, i, at);
        }
        var live = TradeSums.of(rows);
        var expected = TradeStatistics.of(backtested);

        assertThat(List.of(live.trades(), live.wins(), live.losses())).isEqualTo(List.of(expected.trades(), expected.wins(), expected.losses()));
        same(live.winRate(), expected.winRate());
        same(Optional.of(live.netPnl()), expected.netPnl());
        same(live.profitFactor(), expected.profitFactor());
        same(live.expectancy(), expected.expectancy());
        same(live.averageWin(), expected.averageWin());
        same(live.averageLoss(), expected.averageLoss());
        same(live.payoff(), expected.payoff());
        same(live.expectancyR(), expected.expectancyR());
        same(live.edgeRatio(), expected.edgeRatio());
        same(live.capture(), expected.capture());
        same(live.meanHoldSeconds().map(seconds -> seconds * 1_000), expected.averageHoldMillis());

        var series = EquityOfTrades.of(rows);
        var equity = series.figures();
        var reference = EquityStatistics.of(series.start(), new EquitySeries(series.time(), series.equity()));
        assertThat(equity.days()).isEqualTo(trades == 0 ? 0 : reference.days());
        same(equity.sharpe(), reference.sharpe());
        same(equity.sortino(), reference.sortino());
        same(equity.cagr(), reference.cagr());
        same(equity.calmar(), reference.calmar());
        if (trades > 0) {
            same(equity.maxDrawdown(), reference.maxDrawdown());
            assertThat(equity.longestDrawdownSeconds()).isEqualTo(reference.longestDrawdownMillis() / 1_000);
        }
    }

    private static void same(Optional<Double> live, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(live).hasValueSatisfying(value -> assertThat(value).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected)))));
        } else {
            assertThat(live).isEmpty();
        }
    }

    private static void add(List<TradeRow> rows, List<BacktestTrade> backtested, Random random, int i, long exit) {
        Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
        long entry = exit - 1 - random.nextInt(50_000_000);
        double in = 100 + random.nextInt(50);
        double out = in * (0.98 + random.nextDouble() * 0.04);
        double net = random.nextInt(8) == 0 ? 0 : random.nextGaussian() * 20;
        double fees = random.nextDouble();
        double funding = random.nextDouble() - 0.5;
        double risk = random.nextInt(4) == 0 ? Double.NaN : 5 + random.nextDouble() * 10;
        double mfe = random.nextDouble() * 3;
        double mae = -random.nextDouble() * 3;
        rows.add(new TradeRow("t" + i, "bot", Optional.empty(), Venue.PAPER, false, "BTCUSDT", side, 1, 3, entry, in, exit, out, "USDT", net + fees + funding, fees, funding, net, 1,
                Double.isNaN(risk) ? Optional.empty() : Optional.of(net / risk), mfe, mae, "exit", "template", "Template", 1, 0, 0, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(10_000.0), List.of()));
        backtested.add(new BacktestTrade(i + 1, "BTCUSDT", side, 1, 3, 0, entry, in, in, 1, exit, out, out, net + fees + funding, fees, funding, net, 1, risk, in, mfe, entry, in, mae,
                entry, 1, "exit", null, "1"));
    }
}
