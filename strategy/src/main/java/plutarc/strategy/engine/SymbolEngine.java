package plutarc.strategy.engine;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import plutarc.contracts.trading.Side;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.exit.EntryBasis;
import plutarc.strategy.exit.ExitPosition;
import plutarc.strategy.exit.ExitState;
import plutarc.strategy.graph.Frame;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.graph.InputKey;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

/**
 * One template trading one symbol: fed closed base candles one at a time, in order, history first. Deterministic and single-threaded, without clock or
 * I/O. For each base candle:
 *
 * <ol>
 *   <li>{@link #onCandle} takes it, builds the higher intervals, runs every indicator and component;
 *   <li>{@link ExitPosition#onClose} of each open position judges its exits at this close;
 *   <li>{@link #decide} says, when the trigger interval closed, whether to enter, with every verdict.
 * </ol>
 *
 * <p>The backtester runs the same nodes, exits and checks over blocks of candles; a test holds the two together.
 */
public final class SymbolEngine {
    private final CompiledTemplate compiled;
    private final Graph graph;
    private final Decider decider;
    private final Interval base;
    private long lastOpenTime = Long.MIN_VALUE;

    private SymbolEngine(CompiledTemplate compiled, Interval base) {
        this.compiled = compiled;
        this.graph = compiled.graph();
        this.decider = new Decider(compiled);
        this.base = base;
    }

    /**
     * An engine for a template.
     *
     * @param base interval of the candles it will be fed; every interval of the template must be a multiple of it
     * @param costs for components that weigh the cost of a trade
     * @param missing what filters, gates and guards do without their data; BLOCK for live
     * @throws plutarc.strategy.template.InvalidTemplate with every problem, when the template is not valid
     * @throws IllegalArgumentException when the base candles are too coarse
     */
    public static SymbolEngine of(Template template, Interval base, Catalog catalog, CostModel costs, MissingData missing) {
        return new SymbolEngine(CompiledTemplate.compile(template, new Graph(base, 1), catalog, costs, missing), base);
    }

    /** Base candles needed before every component has a verdict. Feed several times as many, so that averages forget where they began. */
    public int warmupBars() {
        return compiled.warmupBars();
    }

    /** Candles of one interval needed before every component that runs on it has a verdict; 0 when none does. */
    public int warmupBars(Interval interval) {
        return compiled.warmupBars(interval);
    }

    /** The data beside candles that the template reads; give what is known with {@link #set}. */
    public Set<InputKey> inputs() {
        Set<InputKey> keys = new HashSet<>();
        graph.inputKeys().forEach(keys::add);
        return Set.copyOf(keys);
    }

    /** Sets a stream's value as known at the next candle's close; it holds until changed. NaN takes it away. */
    public void set(InputKey key, double value) {
        graph.set(key, value);
    }

    /** Intervals above the base that the template reads; their own candles may be given to {@link #warmUpHigher}. */
    public Set<Interval> higherIntervals() {
        return graph.higherIntervals();
    }

    /**
     * Gives a higher interval its own history before the first base candle: 60 daily candles instead of 86,400 minutes. Best when the base history then
     * begins at the close of the last of them. Intervals that the template does not read are ignored.
     *
     * @throws IllegalStateException when base candles were fed already
     * @throws IllegalArgumentException when it is the base interval
     */
    public void warmUpHigher(Candles history) {
        if (lastOpenTime != Long.MIN_VALUE) {
            throw new IllegalStateException("candles of " + history.interval() + " must come before the first candle of " + base);
        }
        graph.preload(history);
    }

    /** Feeds history; candles not after the last one fed are skipped. Streams keep the values last {@link #set}. */
    public void warmUp(Candles history) {
        warmUp(history, Map.of());
    }

    /**
     * Feeds history with what was known of the streams then, so that hourly components do not have to wait for the next hour.
     *
     * @param known for each stream its values by the instant (epoch milliseconds) from which each was known; the last one stays in force
     */
    public void warmUp(Candles history, Map<InputKey, ? extends NavigableMap<Long, Double>> known) {
        if (history.interval() != base) {
            throw new IllegalArgumentException("history interval " + history.interval() + ": this engine is fed candles of " + base);
        }
        for (int i = 0; i < history.size(); i++) {
            long close = history.closeTime(i);
            known.forEach((key, values) -> {
                Map.Entry<Long, Double> last = values.floorEntry(close);
                if (last != null) {
                    set(key, last.getValue());
                }
            });
            onCandle(history.openTime()[i], history.open()[i], history.high()[i], history.low()[i], history.close()[i], history.volume()[i]);
        }
    }

    /**
     * Takes a closed base candle. A candle that is not after the last one is ignored, one without a price moves nothing.
     *
     * @param openTime epoch milliseconds
     * @return whether a candle of the trigger interval closed with it, so that {@link #decide} has something to say
     */
    public boolean onCandle(long openTime, double open, double high, double low, double close, double volume) {
        if (openTime <= lastOpenTime) {
            return false;
        }
        lastOpenTime = openTime;
        graph.push(openTime, open, high, low, close, volume);
        graph.run();
        compiled.exits().at(1);
        return !Double.isNaN(close) && compiled.triggersAt(1);
    }

    /** The decision at the last candle; meaningful when {@link #onCandle} returned true. */
    public Decision decide(EntryContext context) {
        Frame trigger = compiled.trigger();
        long openTime = trigger.openTime[trigger.at[1]];
        return decider.decide(1, openTime, lastOpenTime + base.millis(), graph.base().close[1], context);
    }

    /** What the signals say now, whatever the template's direction; empty for neither side. */
    public Optional<Side> signal() {
        int side = compiled.side(1);
        return side == 0 ? Optional.empty() : Optional.of(side > 0 ? Side.LONG : Side.SHORT);
    }

    /** Opens the exits of an entry that was filled. {@code basis} is that of the decision. */
    public ExitPosition open(Side side, double entryPrice, long entryTime, EntryBasis basis) {
        return compiled.exits().open(side, entryPrice, entryTime, basis);
    }

    /** Goes on with the exits of a position opened before a restart, or by another template: stops stay at least as tight. */
    public ExitPosition resume(ExitState state) {
        return compiled.exits().resume(state);
    }

    /** Whether an exit rule that fired asks to enter the other side at once. */
    public boolean reverses() {
        return compiled.exits().reverses();
    }

    public CompiledTemplate compiled() {
        return compiled;
    }
}
