package plutarc.strategy.indicator;

import java.util.List;
import java.util.function.IntConsumer;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.graph.Node;

/**
 * The shared indicators by name. Each call gives the columns of the one node that computes this kind with these parameters on the wiring's interval,
 * made on the first call. Where a column is derived from another, {@code source} names that one with its parameters, so that equal requests meet.
 */
public final class Indicators {
    private Indicators() { }

    /** Exponential average of closes. */
    public static double[] ema(Wiring w, int period) {
        return emaOf(w, "close", w.bars().close, period);
    }

    public static double[] emaOf(Wiring w, String source, double[] in, int period) {
        EmaBank bank = w.shared("ema_bank", List.of(source), () -> w.node(new EmaBank(in)));
        return w.shared("ema", List.of(source, period), () -> {
            double[] out = w.bars().column();
            bank.add(out, period);
            return out;
        });
    }

    /** Simple average of closes. */
    public static double[] sma(Wiring w, int period) {
        return smaOf(w, "close", w.bars().close, period);
    }

    public static double[] smaOf(Wiring w, String source, double[] in, int period) {
        return w.column("sma", List.of(source, period), out -> new Sma(in, out, period));
    }

    /** Sum of the last values of a column. */
    public static double[] sumOf(Wiring w, String source, double[] in, int period) {
        return w.column("sum", List.of(source, period), out -> new Sma(in, out, period, 1));
    }

    /** Population standard deviation of a column. */
    public static double[] deviationOf(Wiring w, String source, double[] in, int period) {
        return w.column("deviation", List.of(source, period), out -> new Deviation(in, out, period));
    }

    /** A column as it was some bars ago, 1 or more. */
    public static double[] lagOf(Wiring w, String source, double[] in, int bars) {
        return w.column("lag", List.of(source, bars), out -> new Lag(in, out, bars));
    }

    /** Percent of the window below the newest value. */
    public static double[] rankOf(Wiring w, String source, double[] in, int window) {
        return w.column("rank", List.of(source, window), out -> new PercentRank(in, out, window));
    }

    public static double[] trueRange(Wiring w) {
        return w.column("true_range", List.of(), out -> new TrueRange(w.bars(), out));
    }

    /** Average true range: true range smoothed by 1 / period (Wilder), seeded with the first bar's range. */
    public static double[] atr(Wiring w, int period) {
        double[] range = trueRange(w);
        return w.column("atr", List.of(period), out -> new Ema(range, out, period, 1.0 / period));
    }

    public static double[] rsi(Wiring w, int period) {
        return w.column("rsi", List.of(period), out -> new Rsi(w.bars().close, out, period));
    }

    public static Adx adx(Wiring w, int period) {
        return w.shared("adx", List.of(period), () -> w.node(new Adx(w.bars(), period)));
    }

    /** Highest high of the last bars, the current one included. */
    public static double[] highest(Wiring w, int period) {
        return highestOf(w, "high", w.bars().high, period);
    }

    public static double[] highestOf(Wiring w, String source, double[] in, int period) {
        return w.column("highest", List.of(source, period), out -> new Extreme(in, out, period, true));
    }

    /** Lowest low of the last bars, the current one included. */
    public static double[] lowest(Wiring w, int period) {
        return lowestOf(w, "low", w.bars().low, period);
    }

    public static double[] lowestOf(Wiring w, String source, double[] in, int period) {
        return w.column("lowest", List.of(source, period), out -> new Extreme(in, out, period, false));
    }

    /** (highest high + lowest low) / 2: the line of which Ichimoku and Donchian are made. */
    public static double[] middle(Wiring w, int period) {
        double[] high = highest(w, period);
        double[] low = lowest(w, period);
        return w.column("middle", List.of(period), out -> each(i -> out[i] = (high[i] + low[i]) / 2));
    }

    public static Macd macd(Wiring w, int fast, int slow, int signal) {
        return w.shared("macd", List.of(fast, slow, signal), () -> Macd.of(w, fast, slow, signal));
    }

    /** Percent change over some bars. */
    public static double[] roc(Wiring w, int period) {
        double[] close = w.bars().close;
        double[] then = lagOf(w, "close", close, period);
        return w.column("roc", List.of(period), out -> each(i -> out[i] = 100 * (close[i] / then[i] - 1)));
    }

    /** Fast stochastic %K of closes: 100 * (close - lowest low) / (highest high - lowest low); 50 where there is no range (TA-Lib says 0). */
    public static double[] stochastic(Wiring w, int period) {
        double[] high = highest(w, period);
        double[] low = lowest(w, period);
        double[] close = w.bars().close;
        return w.column("stochastic", List.of(period), out -> each(i -> out[i] = position(close[i], low[i], high[i])));
    }

    /** Stochastic of the RSI, unsmoothed, 0 to 100. */
    public static double[] stochasticRsi(Wiring w, int rsiPeriod, int period) {
        double[] rsi = rsi(w, rsiPeriod);
        double[] high = highestOf(w, "rsi " + rsiPeriod, rsi, period);
        double[] low = lowestOf(w, "rsi " + rsiPeriod, rsi, period);
        return w.column("stochastic_rsi", List.of(rsiPeriod, period), out -> each(i -> out[i] = position(rsi[i], low[i], high[i])));
    }

    private static double position(double value, double low, double high) {
        return high > low ? 100 * (value - low) / (high - low) : high == low ? 50 : Double.NaN;
    }

    /** Bollinger bands: simple average ± multiples of the population standard deviation. */
    public static Bands bollinger(Wiring w, int period, double multiple) {
        double[] mid = sma(w, period);
        double[] deviation = deviationOf(w, "close", w.bars().close, period);
        return bands(w, "bollinger", List.of(period, multiple), mid, deviation, multiple);
    }

    /** Keltner channel: EMA ± multiples of the ATR. */
    public static Bands keltner(Wiring w, int emaPeriod, int atrPeriod, double multiple) {
        return bands(w, "keltner", List.of(emaPeriod, atrPeriod, multiple), ema(w, emaPeriod), atr(w, atrPeriod), multiple);
    }

    private static Bands bands(Wiring w, String kind, List<?> parameters, double[] mid, double[] unit, double multiple) {
        return w.shared(kind, parameters, () -> new Bands(w.fill(out -> i -> out[i] = mid[i] + multiple * unit[i]), mid,
                w.fill(out -> i -> out[i] = mid[i] - multiple * unit[i])));
    }

    public static Supertrend supertrend(Wiring w, int atrPeriod, double multiple) {
        double[] atr = atr(w, atrPeriod);
        return w.shared("supertrend", List.of(atrPeriod, multiple), () -> w.node(new Supertrend(w.bars(), atr, multiple)));
    }

    public static double[] parabolicSar(Wiring w, double step, double max) {
        return w.column("psar", List.of(step, max), out -> new ParabolicSar(w.bars(), out, step, max));
    }

    public static double[] obv(Wiring w) {
        return w.column("obv", List.of(), out -> new Obv(w.bars(), out));
    }

    public static double[] mfi(Wiring w, int period) {
        return w.column("mfi", List.of(period), out -> new Mfi(w.bars(), out, period));
    }

    public static Vwap vwap(Wiring w, boolean weekly) {
        return w.shared("vwap", List.of(weekly), () -> w.node(new Vwap(w.bars(), weekly)));
    }

    public static Pivots pivots(Wiring w, int left, int right) {
        return w.shared("pivots", List.of(left, right), () -> w.node(new Pivots(w.bars(), left, right)));
    }

    /** Natural logarithm of close over previous close. */
    public static double[] logReturn(Wiring w) {
        double[] close = w.bars().close;
        double[] before = lagOf(w, "close", close, 1);
        return w.column("log_return", List.of(), out -> each(i -> out[i] = finite(Math.log(close[i] / before[i]))));
    }

    /** Realised volatility: population standard deviation of log returns, per bar. */
    public static double[] realisedVolatility(Wiring w, int window) {
        return deviationOf(w, "log_return", logReturn(w), window);
    }

    /** Choppiness (Dreiss), as ta4j and pandas-ta have it: 100 * log10(sum of true ranges / range) / log10(period); 100, all chop, where there is no range. */
    public static double[] choppiness(Wiring w, int period) {
        double[] sum = sumOf(w, "true_range", trueRange(w), period);
        double[] high = highest(w, period);
        double[] low = lowest(w, period);
        double scale = 100 / Math.log10(period);
        return w.column("choppiness", List.of(period), out -> each(i -> {
            double range = high[i] - low[i];
            out[i] = range > 0 ? scale * Math.log10(sum[i] / range) : range == 0 ? 100 : Double.NaN;
        }));
    }

    /** Kaufman's efficiency ratio: |net move| / sum of |moves| of closes, 0 to 1; 0 where nothing moved. */
    public static double[] efficiency(Wiring w, int period) {
        double[] close = w.bars().close;
        double[] before = lagOf(w, "close", close, 1);
        double[] then = lagOf(w, "close", close, period);
        double[] move = w.column("abs_move", List.of(), out -> each(i -> out[i] = Math.abs(close[i] - before[i])));
        double[] path = sumOf(w, "abs_move", move, period);
        return w.column("efficiency", List.of(period), out -> each(i -> {
            double net = Math.abs(close[i] - then[i]);
            out[i] = path[i] > 0 ? Math.min(1, net / path[i]) : path[i] == path[i] ? 0 : Double.NaN;
        }));
    }

    private static double finite(double v) {
        return Double.isFinite(v) ? v : Double.NaN;
    }

    private static Node each(IntConsumer slot) {
        return (from, to) -> {
            for (int i = from; i <= to; i++) {
                slot.accept(i);
            }
        };
    }
}
