package plutarc.strategy.indicator;

import java.util.List;
import plutarc.strategy.component.Wiring;

/**
 * The shared indicators by name. Each call gives the columns of the one node that computes this kind with these parameters on the wiring's interval,
 * made on the first call.
 */
public final class Indicators {
    private Indicators() { }

    /** Exponential average of closes. */
    public static double[] ema(Wiring w, int period) {
        return emaOf(w, "close", w.bars().close, period);
    }

    /** Exponential average of a column; {@code source} names it, with its own parameters, so that equal requests meet. */
    public static double[] emaOf(Wiring w, String source, double[] in, int period) {
        return w.column("ema", List.of(source, period), out -> new Ema(in, out, period));
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
        return w.column("highest", List.of(period), out -> new Extreme(w.bars().high, out, period, true));
    }

    /** Lowest low of the last bars, the current one included. */
    public static double[] lowest(Wiring w, int period) {
        return w.column("lowest", List.of(period), out -> new Extreme(w.bars().low, out, period, false));
    }

    /** Simple average of a column; {@code source} names it as in {@link #emaOf}. */
    public static double[] smaOf(Wiring w, String source, double[] in, int period) {
        return w.column("sma", List.of(source, period), out -> new Sma(in, out, period));
    }
}
