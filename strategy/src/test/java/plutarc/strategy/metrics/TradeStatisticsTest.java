package plutarc.strategy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import plutarc.contracts.trading.Side;
import plutarc.strategy.backtest.BacktestTrade;

class TradeStatisticsTest {

    private static TradeStatistics nets(double... nets) {
        List<BacktestTrade> trades = new ArrayList<>();
        for (int i = 0; i < nets.length; i++) {
            trades.add(Trades.net(i + 1, nets[i]));
        }
        return TradeStatistics.of(trades);
    }

    @Test
    void theFiguresOfAHandfulOfTradesAreThoseOfAHandCalculation() {
        TradeStatistics figures = nets(20, -10, 30, -5, -5, 0, 10);
        assertThat(figures.trades()).isEqualTo(7);
        assertThat(figures.wins()).isEqualTo(3);
        assertThat(figures.losses()).isEqualTo(3);
        assertThat(figures.winRate()).isEqualTo(0.5);
        assertThat(figures.grossProfit()).isEqualTo(60);
        assertThat(figures.grossLoss()).isEqualTo(20);
        assertThat(figures.profitFactor()).isEqualTo(3);
        assertThat(figures.netPnl()).isEqualTo(40);
        assertThat(figures.expectancy()).isCloseTo(40.0 / 7, within(1e-12));
        assertThat(figures.averageWin()).isEqualTo(20);
        assertThat(figures.averageLoss()).isCloseTo(20.0 / 3, within(1e-12));
        assertThat(figures.payoff()).isCloseTo(3, within(1e-12));
        assertThat(figures.expectancyR()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(figures.longestWinStreak()).isEqualTo(1);
        assertThat(figures.longestLossStreak()).isEqualTo(2);
        assertThat(figures.averageHoldMillis()).isEqualTo(Trades.HOUR);
        assertThat(figures.edgeRatio()).isCloseTo((60 + 35.0) / 35, within(1e-12));
        assertThat(figures.capture()).isCloseTo(40.0 / 95, within(1e-12));
    }

    @Test
    void withoutTradesRatiosAreUndefinedAndSumsAreZero() {
        TradeStatistics none = nets();
        assertThat(none.netPnl()).isZero();
        assertThat(none.winRate()).isNaN();
        assertThat(none.profitFactor()).isNaN();
        assertThat(none.expectancy()).isNaN();
        assertThat(none.edgeRatio()).isNaN();
    }

    @Test
    void withoutALossTheProfitFactorIsUndefinedNotInfinite() {
        assertThat(nets(1, 2, 3).profitFactor()).isNaN();
    }

    @Test
    void aShortThatFallsCapturesAMove() {
        TradeStatistics figures = TradeStatistics.of(List.of(Trades.of(1, Side.SHORT, Trades.JANUARY, 8, 2, 20, -5)));
        assertThat(figures.capture()).isEqualTo(0.5);
        assertThat(figures.fees()).isEqualTo(2);
    }

    @Property
    void theSumOfThePartsIsTheWhole(@ForAll @Size(max = 60) List<@DoubleRange(min = -1000, max = 1000) Double> nets) {
        TradeStatistics figures = nets(nets.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(figures.netPnl()).isCloseTo(nets.stream().mapToDouble(Double::doubleValue).sum(), within(1e-6));
        assertThat(figures.wins() + figures.losses()).isLessThanOrEqualTo(figures.trades());
        assertThat(figures.longestWinStreak()).isLessThanOrEqualTo(figures.wins());
        assertThat(Double.isInfinite(figures.profitFactor())).isFalse();
    }
}
