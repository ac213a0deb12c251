package plutarc.benchmarks.strategy;

import plutarc.strategy.market.Candles;

/** The reference strategy as bare loops over arrays: no engine, no accounts, no verdicts; the speed that is there to be had, and the oracle of the others' results. */
final class BareLoop {

    private static final int WARMUP = 1000;
    private static final double FEE = 0.0005;

    private BareLoop() {
    }

    /** Final equity from 10,000,000; long at crossings of two EMAs with RSI 14 above 50, out at the crossing back or two ATRs below, judged at closes. */
    static double run(Candles candles, int fast, int slow) {
        double[] open = candles.open();
        double[] high = candles.high();
        double[] low = candles.low();
        double[] close = candles.close();
        double quick = close[0];
        double calm = close[0];
        double gain = 0;
        double loss = 0;
        double atr = high[0] - low[0];
        double cash = 10_000_000;
        double stop = 0;
        boolean in = false;
        boolean enter = false;
        boolean leave = false;
        for (int t = 1; t < close.length; t++) {
            if (leave) {
                cash += open[t] * (1 - FEE);
                in = false;
                leave = false;
            } else if (enter) {
                cash -= open[t] * (1 + FEE);
                in = true;
                enter = false;
            }
            double quickBefore = quick;
            double calmBefore = calm;
            quick += (close[t] - quick) * 2 / (fast + 1);
            calm += (close[t] - calm) * 2 / (slow + 1);
            double change = close[t] - close[t - 1];
            gain += (Math.max(change, 0) - gain) / 14;
            loss += (Math.max(-change, 0) - loss) / 14;
            atr += (Math.max(high[t], close[t - 1]) - Math.min(low[t], close[t - 1]) - atr) / 14;
            if (t < WARMUP) {
                continue;
            }
            if (in) {
                leave = close[t] <= stop || quickBefore >= calmBefore && quick < calm;
            } else if (quickBefore <= calmBefore && quick > calm && gain > loss) {
                enter = true;
                stop = close[t] - 2 * atr;
            }
        }
        return cash + (in ? close[close.length - 1] : 0);
    }
}
