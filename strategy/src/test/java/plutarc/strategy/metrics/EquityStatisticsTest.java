package plutarc.strategy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import plutarc.strategy.backtest.EquitySeries;

class EquityStatisticsTest {

    private static final long DAY = 86_400_000L;

    private static EquitySeries daily(double... equity) {
        long[] time = new long[equity.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = Trades.JANUARY + (i + 1) * DAY;
        }
        return new EquitySeries(time, equity);
    }

    @Test
    void dailyReturnsTakeTheLastPointOfEachUtcDay() {
        long[] time = {Trades.JANUARY + DAY / 2, Trades.JANUARY + DAY, Trades.JANUARY + DAY + 1, Trades.JANUARY + 2 * DAY};
        double[] returns = EquityStatistics.dailyReturns(100, new EquitySeries(time, new double[]{150, 110, 90, 121}));
        assertThat(returns).containsExactly(new double[]{0.1, 0.1}, within(1e-12));
    }

    @Test
    void sharpeSortinoAndDrawdownAreThoseOfAHandCalculation() {
        EquityStatistics figures = EquityStatistics.of(100, daily(110, 99, 108.9, 119.79));
        // Returns +10 %, -10 %, +10 %, +10 %: mean 5 %, sample deviation 10 %, downside deviation 5 %.
        assertThat(figures.days()).isEqualTo(4);
        assertThat(figures.sharpe()).isCloseTo(0.5 * Math.sqrt(365), within(1e-9));
        assertThat(figures.sortino()).isCloseTo(1.0 * Math.sqrt(365), within(1e-9));
        assertThat(figures.maxDrawdown()).isCloseTo(0.1, within(1e-12));
        assertThat(figures.longestDrawdownMillis()).isEqualTo(2 * DAY);
        assertThat(figures.cagr()).as("too short to say").isNaN();
    }

    @Test
    void aYearThatDoublesHasAGrowthOfOneHundredPercent() {
        double[] equity = new double[366];
        for (int i = 0; i < equity.length; i++) {
            equity[i] = 100 * Math.pow(2, i / 365.0);
        }
        EquityStatistics figures = EquityStatistics.of(100, daily(equity));
        assertThat(figures.cagr()).isCloseTo(1, within(1e-9));
        assertThat(figures.maxDrawdown()).isZero();
        assertThat(figures.calmar()).as("nothing to divide by").isNaN();
    }

    @Test
    void equityThatNeverMovesHasNoRatios() {
        EquityStatistics figures = EquityStatistics.of(100, daily(100, 100, 100));
        assertThat(figures.sharpe()).isNaN();
        assertThat(figures.sortino()).isNaN();
        assertThat(figures.skewness()).isNaN();
    }

    @Test
    void anEmptySeriesIsAnsweredNotThrown() {
        assertThat(EquityStatistics.of(100, daily()).days()).isZero();
    }
}
