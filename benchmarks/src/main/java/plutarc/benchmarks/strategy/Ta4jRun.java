package plutarc.benchmarks.strategy;

import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import plutarc.strategy.market.Candles;

/** The reference strategy with ta4j's indicators and rules over primitive numbers; only the fills and the fixed stop are a loop, as ta4j's own have no such stop. */
final class Ta4jRun {

    private static final int WARMUP = 1000;
    private static final double FEE = 0.0005;

    private Ta4jRun() {
    }

    /** Made once, outside the measurement. */
    static BarSeries series(Candles candles) {
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int i = 0; i < candles.size(); i++) {
            series.barBuilder().timePeriod(Duration.ofMinutes(1)).endTime(Instant.ofEpochMilli(candles.closeTime(i))).openPrice(candles.open()[i]).highPrice(candles.high()[i])
                    .lowPrice(candles.low()[i]).closePrice(candles.close()[i]).volume(candles.volume()[i]).add();
        }
        return series;
    }

    /** Final equity; indicators are made anew, as for a first run. */
    static double run(BarSeries series, int fast, int slow) {
        ClosePriceIndicator closes = new ClosePriceIndicator(series);
        EMAIndicator quick = new EMAIndicator(closes, fast);
        EMAIndicator calm = new EMAIndicator(closes, slow);
        ATRIndicator atr = new ATRIndicator(series, 14);
        Rule entry = new CrossedUpIndicatorRule(quick, calm).and(new OverIndicatorRule(new RSIIndicator(closes, 14), 50));
        Rule exit = new CrossedDownIndicatorRule(quick, calm);
        double cash = 10_000_000;
        double stop = 0;
        boolean in = false;
        boolean enter = false;
        boolean leave = false;
        int bars = series.getBarCount();
        for (int t = 1; t < bars; t++) {
            double open = series.getBar(t).getOpenPrice().doubleValue();
            double close = series.getBar(t).getClosePrice().doubleValue();
            if (leave) {
                cash += open * (1 - FEE);
                in = false;
                leave = false;
            } else if (enter) {
                cash -= open * (1 + FEE);
                in = true;
                enter = false;
            }
            double range = atr.getValue(t).doubleValue();
            if (t < WARMUP) {
                continue;
            }
            if (in) {
                leave = close <= stop || exit.isSatisfied(t);
            } else if (entry.isSatisfied(t)) {
                enter = true;
                stop = close - 2 * range;
            }
        }
        return cash + (in ? series.getBar(bars - 1).getClosePrice().doubleValue() : 0);
    }
}
