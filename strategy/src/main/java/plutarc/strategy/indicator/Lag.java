package plutarc.strategy.indicator;

import plutarc.strategy.graph.Node;

/** The value {@code bars} values ago; NaN until there is one. */
public final class Lag implements Node {
    private final double[] in;
    private final double[] out;
    private final double[] ring;
    private int seen;
    private int next;

    public Lag(double[] in, double[] out, int bars) {
        this.in = in;
        this.out = out;
        this.ring = new double[bars];
    }

    @Override
    public void run(int from, int to) {
        for (int i = from; i <= to; i++) {
            double x = in[i];
            if (x != x) {
                out[i] = Double.NaN;
                continue;
            }
            out[i] = seen == ring.length ? ring[next] : Double.NaN;
            ring[next] = x;
            next = next + 1 == ring.length ? 0 : next + 1;
            seen = Math.min(seen + 1, ring.length);
        }
    }
}
