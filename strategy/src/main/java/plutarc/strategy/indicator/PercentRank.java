package plutarc.strategy.indicator;

import java.util.Arrays;
import plutarc.strategy.graph.Node;

/**
 * Where the newest value stands among the last {@code window}: percent of the others that are below it, 0 to 100; equal ones are not below. The
 * window is kept sorted beside its order of arrival: two binary searches and a short move a bar.
 */
public final class PercentRank implements Node {
    private final double[] in;
    private final double[] out;
    private final double[] arrival;
    private final double[] sorted;
    private int seen;
    private int next;

    public PercentRank(double[] in, double[] out, int window) {
        this.in = in;
        this.out = out;
        this.arrival = new double[window];
        this.sorted = new double[window];
    }

    @Override
    public void run(int from, int to) {
        int window = arrival.length;
        for (int i = from; i <= to; i++) {
            double x = in[i] + 0.0; // turns -0.0 into 0.0, which sorts elsewhere
            if (x != x) {
                out[i] = Double.NaN;
                continue;
            }
            if (seen == window) {
                int gone = Arrays.binarySearch(sorted, 0, seen, arrival[next]);
                System.arraycopy(sorted, gone + 1, sorted, gone, seen - gone - 1);
                seen--;
            }
            int below = firstNotBelow(x);
            System.arraycopy(sorted, below, sorted, below + 1, seen - below);
            sorted[below] = x;
            seen++;
            arrival[next] = x;
            next = next + 1 == window ? 0 : next + 1;
            out[i] = seen == window ? 100.0 * below / (window - 1) : Double.NaN;
        }
    }

    private int firstNotBelow(double x) {
        int low = 0;
        int high = seen;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (sorted[mid] < x) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
