package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/** On-balance volume (Granville): volume added on a higher close, taken away on a lower one. Starts at the first bar's volume, as TA-Lib and pandas-ta do (Tulip and ta4j start at 0). */
public final class Obv implements Node {
    private final Frame bars;
    private final double[] out;
    private double previousClose = Double.NaN;
    private double obv;

    public Obv(Frame bars, double[] out) {
        this.bars = bars;
        this.out = out;
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double c = bars.close[i];
            double v = bars.volume[i];
            if (c != c || v != v) {
                out[i] = Double.NaN;
                continue;
            }
            if (previousClose != previousClose || c > previousClose) {
                obv += v;
            } else if (c < previousClose) {
                obv -= v;
            }
            previousClose = c;
            out[i] = obv;
        }
    }
}
