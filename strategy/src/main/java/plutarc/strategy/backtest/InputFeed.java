package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.graph.InputKey;

/** Fills a graph's market-data columns with the last value known at each candle's close. */
final class InputFeed {
    private static final double EIGHT_HOURS = 8 * 3_600_000.0;

    private record Stream(InputKey key, TimeSeries series, int[] next) { }

    private final Graph graph;
    private final List<Stream> streams = new ArrayList<>();
    private final List<InputKey> absent = new ArrayList<>();

    InputFeed(Graph graph, SymbolData data) {
        this.graph = graph;
        for (InputKey key : graph.inputKeys()) {
            TimeSeries series = key.kind() == InputKey.Kind.FUNDING_RATE && data.funding().size() > 0 ? perEightHours(data.funding())
                    : data.inputs().getOrDefault(key, TimeSeries.empty());
            if (series.size() == 0) {
                absent.add(key);
            } else {
                streams.add(new Stream(key, series, new int[1]));
            }
        }
    }

    /** Streams that some component reads and the data does not hold. */
    List<InputKey> absent() {
        return absent;
    }

    void fill() {
        int size = graph.base().size;
        long interval = graph.base().interval.millis();
        for (InputKey key : absent) {
            Arrays.fill(graph.inputColumn(key), 1, size + 1, Double.NaN);
        }
        for (Stream stream : streams) {
            double[] column = graph.inputColumn(stream.key());
            long[] time = stream.series().time();
            int next = stream.next()[0];
            for (int i = 1; i <= size; i++) {
                long close = graph.base().openTime[i] + interval;
                while (next < time.length && time[next] <= close) {
                    next++;
                }
                column[i] = next == 0 ? Double.NaN : stream.series().value()[next - 1];
            }
            stream.next()[0] = next;
        }
    }

    /** Funding histories pay every one, four or eight hours; components compare eight-hour rates. */
    private static TimeSeries perEightHours(TimeSeries funding) {
        int n = funding.size();
        double[] rates = new double[n];
        for (int i = 0; i < n; i++) {
            long span = i > 0 ? funding.time()[i] - funding.time()[i - 1] : n > 1 ? funding.time()[1] - funding.time()[0] : (long) EIGHT_HOURS;
            rates[i] = funding.value()[i] * EIGHT_HOURS / Math.min(span, (long) EIGHT_HOURS);
        }
        return new TimeSeries(funding.time(), rates);
    }
}
