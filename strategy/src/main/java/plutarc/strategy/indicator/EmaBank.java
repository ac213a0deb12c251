package plutarc.strategy.indicator;

import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.graph.Node;

/**
 * All the {@link Ema}s of one column. Each is a chain of dependent operations that leaves the processor waiting; run two at a time they cost little
 * more than one. Values are bit for bit those of {@link Ema}.
 */
public final class EmaBank implements Node {
    private final double[] in;
    private final List<Ema> all = new ArrayList<>();

    public EmaBank(double[] in) {
        this.in = in;
    }

    /** One more average, written to {@code out}; to be added before the first bar. */
    public void add(double[] out, int period) {
        all.add(new Ema(in, out, period));
    }

    @Override
    public void run(int from, int to) {
        int i = 0;
        for (; i + 1 < all.size(); i += 2) {
            Ema.runTwo(all.get(i), all.get(i + 1), from, to);
        }
        if (i < all.size()) {
            all.get(i).run(from, to);
        }
    }
}
