package plutarc.strategy.indicator;

import plutarc.strategy.component.Wiring;

/**
 * Moving average convergence divergence (Appel): the difference of two EMAs, its own EMA, and the difference of the two; as TA-Lib, ta4j and pandas-ta
 * have it (Tulip's smoothing is fixed).
 */
public record Macd(double[] line, double[] signal, double[] histogram) {
    static Macd of(Wiring w, int fast, int slow, int smoothing) {
        double[] quick = Indicators.ema(w, fast);
        double[] calm = Indicators.ema(w, slow);
        double[] line = w.fill(out -> i -> out[i] = quick[i] - calm[i]);
        double[] signal = Indicators.emaOf(w, "macd " + fast + " " + slow, line, smoothing);
        return new Macd(line, signal, w.fill(out -> i -> out[i] = line[i] - signal[i]));
    }
}
