package plutarc.strategy.indicator;

import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Node;

/**
 * Money flow index: 100 * rising / (rising + falling) money over the last {@code period} bars, money = typical price * volume, rising where the typical
 * price rose. 50 where no money moved (TA-Lib says 0).
 */
public final class Mfi implements Node {
    private final Frame bars;
    private final double[] out;
    private final double[] rising;
    private final double[] falling;
    private double previous = Double.NaN;
    private boolean full;
    private int next;
    private double up;
    private double down;

    public Mfi(Frame bars, double[] out, int period) {
        this.bars = bars;
        this.out = out;
        this.rising = new double[period];
        this.falling = new double[period];
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double typical = (bars.high[i] + bars.low[i] + bars.close[i]) / 3;
            double money = typical * bars.volume[i];
            out[i] = Double.NaN;
            if (money != money) {
                continue;
            }
            if (previous == previous) {
                step(typical > previous ? money : 0, typical < previous ? money : 0);
                out[i] = !full ? Double.NaN : up + down > 0 ? 100 * up / (up + down) : 50;
            }
            previous = typical;
        }
    }

    private void step(double plus, double minus) {
        up += plus - rising[next];
        down += minus - falling[next];
        rising[next] = plus;
        falling[next] = minus;
        if (++next == rising.length) {
            next = 0;
            full = true;
            up = 0;
            down = 0;
            for (int k = 0; k < rising.length; k++) {
                up += rising[k];
                down += falling[k];
            }
        }
    }
}
