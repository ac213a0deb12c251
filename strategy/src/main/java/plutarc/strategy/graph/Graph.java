package plutarc.strategy.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

/**
 * The bars of one symbol and every node computed from them. Several templates may share one graph: a node is made once for each kind, parameters and
 * interval, so that cost grows with distinct indicators and not with the components, or the parameter sets, that read them.
 *
 * <p>Bars go through in blocks of up to {@link #capacity()}: a live engine feeds blocks of one, a backtest blocks of about a thousand. Results do
 * not depend on the block size, to the bit. Nodes run in the order in which they were made, which is the order of their dependencies.
 * Single-threaded; no allocation after construction.
 */
public final class Graph {
    private record Key(Interval interval, Object what) { }

    private final Interval baseInterval;
    private final int capacity;
    private final Frame base;
    private final Map<Interval, Frame> frames = new EnumMap<>(Interval.class);
    private final List<Frame> higher = new ArrayList<>();
    private final Map<Key, Object> shared = new HashMap<>();
    private final Map<InputKey, double[]> inputs = new HashMap<>();
    private final Map<InputKey, Double> current = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Frame> nodeFrames = new ArrayList<>();

    /** @param capacity bars in a block, 1 or more */
    public Graph(Interval baseInterval, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity " + capacity + ": must be 1 or more");
        }
        this.baseInterval = baseInterval;
        this.capacity = capacity;
        this.base = new Frame(baseInterval, baseInterval, capacity);
        frames.put(baseInterval, base);
    }

    public int capacity() {
        return capacity;
    }

    public Frame base() {
        return base;
    }

    /** The frame of an interval, made on first use; throws IllegalArgumentException when the base candles are too coarse for it. */
    public Frame frame(Interval interval) {
        Frame known = frames.get(interval);
        if (known != null) {
            return known;
        }
        if (!interval.buildsFrom(baseInterval)) {
            throw new IllegalArgumentException("interval " + interval + " cannot be built from candles of " + baseInterval);
        }
        Frame frame = new Frame(interval, baseInterval, capacity);
        frames.put(interval, frame);
        higher.add(frame);
        return frame;
    }

    /** The node made for {@code what} (kind and parameters) on {@code interval}; {@code make} runs once. */
    @SuppressWarnings("unchecked")
    public <T> T shared(Interval interval, Object what, Supplier<T> make) {
        Key key = new Key(interval, what);
        T known = (T) shared.get(key);
        if (known == null) {
            known = make.get();
            shared.put(key, known);
        }
        return known;
    }

    /** Adds a node that is nobody else's. */
    public <N extends Node> N add(Frame frame, N node) {
        nodes.add(node);
        nodeFrames.add(frame);
        return node;
    }

    /** Adds a node with one output column. */
    public double[] column(Frame frame, Function<double[], Node> node) {
        double[] out = frame.column();
        add(frame, node.apply(out));
        return out;
    }

    /** The column, on {@code frame}, of a market-data stream: at each bar the last value known at its close, NaN while there is none. */
    public double[] input(Frame frame, InputKey key) {
        double[] onBase = inputs.computeIfAbsent(key, k -> base.column());
        if (frame == base) {
            return onBase;
        }
        return shared(frame.interval, key, () -> column(frame, out -> (from, to) -> {
            for (int i = from; i <= to; i++) {
                out[i] = onBase[frame.closedAt[i]];
            }
        }));
    }

    /** The market-data streams that some node reads. */
    public Iterable<InputKey> inputKeys() {
        return List.copyOf(inputs.keySet());
    }

    /** Sets the value of a stream as known from the next pushed bar's close on; NaN takes it away. Unread streams are ignored. */
    public void set(InputKey key, double value) {
        current.put(key, value);
    }

    /**
     * Gives a higher interval its own candles from before the base candles begin, so that a slow average need not be built from months of minutes. Base
     * candles that lie inside the last of them are left out of that interval. Ignored when no node reads the interval.
     *
     * @throws IllegalArgumentException when it is the base interval
     */
    public void preload(Candles candles) {
        if (candles.interval() == baseInterval) {
            throw new IllegalArgumentException("interval " + baseInterval + " is the base; feed its candles one by one");
        }
        Frame frame = frames.get(candles.interval());
        for (int i = 0; frame != null && i < candles.size(); i++) {
            if (Double.isNaN(candles.close()[i])) {
                continue;
            }
            frame.give(candles.openTime()[i], candles.open()[i], candles.high()[i], candles.low()[i], candles.close()[i], candles.volume()[i]);
            for (int n = 0; n < nodes.size(); n++) {
                if (nodeFrames.get(n) == frame) {
                    nodes.get(n).run(1, 1);
                }
            }
            frame.carry();
        }
    }

    /** The intervals that some node reads, beside the base. */
    public Set<Interval> higherIntervals() {
        return higher.stream().map(f -> f.interval).collect(Collectors.toUnmodifiableSet());
    }

    /** Runs candles {@code from} to {@code from + count - 1} through; {@code count} is at most the capacity. */
    public void load(Candles candles, int from, int count) {
        begin();
        System.arraycopy(candles.openTime(), from, base.openTime, 1, count);
        System.arraycopy(candles.open(), from, base.open, 1, count);
        System.arraycopy(candles.high(), from, base.high, 1, count);
        System.arraycopy(candles.low(), from, base.low, 1, count);
        System.arraycopy(candles.close(), from, base.close, 1, count);
        System.arraycopy(candles.volume(), from, base.volume, 1, count);
        base.size = count;
    }

    /** Starts a block of one bar. */
    public void push(long openTime, double open, double high, double low, double close, double volume) {
        begin();
        base.openTime[1] = openTime;
        base.open[1] = open;
        base.high[1] = high;
        base.low[1] = low;
        base.close[1] = close;
        base.volume[1] = volume;
        base.size = 1;
        inputs.forEach((key, column) -> column[1] = current.getOrDefault(key, Double.NaN));
    }

    /** The base column of a stream, to be filled by the caller between {@link #load} and {@link #run}. */
    public double[] inputColumn(InputKey key) {
        return inputs.get(key);
    }

    /** Builds the higher bars and runs every node over the block. */
    public void run() {
        for (Frame frame : higher) {
            frame.aggregate(base);
        }
        for (int i = 0; i < nodes.size(); i++) {
            int size = nodeFrames.get(i).size;
            if (size > 0) {
                nodes.get(i).run(1, size);
            }
        }
    }

    private void begin() {
        base.carry();
        for (Frame frame : higher) {
            frame.carry();
        }
    }
}
