package plutarc.strategy.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import plutarc.strategy.component.derivatives.Funding;
import plutarc.strategy.component.derivatives.OpenInterest;
import plutarc.strategy.component.exit.ExitCatalog;
import plutarc.strategy.component.guard.CounterTrendVeto;
import plutarc.strategy.component.guard.EmaDistance;
import plutarc.strategy.component.guard.EntryQuality;
import plutarc.strategy.component.meanreversion.Reversions;
import plutarc.strategy.component.meanreversion.RsiDivergence;
import plutarc.strategy.component.momentum.FastMoves;
import plutarc.strategy.component.momentum.Oscillators;
import plutarc.strategy.component.momentum.RsiMomentum;
import plutarc.strategy.component.regime.Regimes;
import plutarc.strategy.component.trend.AdxComponent;
import plutarc.strategy.component.trend.EmaCross;
import plutarc.strategy.component.trend.EmaTrend;
import plutarc.strategy.component.trend.TrendLines;
import plutarc.strategy.component.volatility.AtrBand;
import plutarc.strategy.component.volatility.Breakouts;
import plutarc.strategy.component.volatility.VolatilityBands;
import plutarc.strategy.component.volume.LiveFlow;
import plutarc.strategy.component.volume.VolumeFlow;

/** The component library. Immutable and thread-safe. */
public final class Catalog {
    /** Components that count as protective stop; a template needs one. */
    public static final List<String> PROTECTIVE_STOPS = List.of("hard_stop", "break_even", "chandelier");

    private static final Catalog STANDARD = new Catalog(builtIn());

    private final Map<String, ComponentSpec> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two components share an id */
    public Catalog(Collection<ComponentSpec> specs) {
        for (ComponentSpec spec : specs) {
            if (byId.putIfAbsent(spec.id(), spec) != null) {
                throw new IllegalArgumentException("component id '" + spec.id() + "' is taken twice");
            }
        }
    }

    /** The built-in library: 53 components. */
    public static Catalog standard() {
        return STANDARD;
    }

    /** The built-in library and every custom component that {@link ServiceLoader} finds with {@code loader}. */
    public static Catalog withCustom(ClassLoader loader) {
        List<ComponentSpec> all = new ArrayList<>(builtIn());
        ServiceLoader.load(CustomComponents.class, loader).forEach(c -> all.addAll(c.specs()));
        return new Catalog(all);
    }

    /** The built-in library and the custom components on the class path: what commands, backend and bots use. Looked up once. */
    public static Catalog installed() {
        return Installed.CATALOG;
    }

    private static final class Installed {
        static final Catalog CATALOG = withCustom(Catalog.class.getClassLoader());
    }

    /** Every component, in the catalog's order. */
    public List<ComponentSpec> all() {
        return List.copyOf(byId.values());
    }

    public Optional<ComponentSpec> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The component; throws IllegalArgumentException when there is none of that id. */
    public ComponentSpec get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("component '" + id + "' is not in the catalog"));
    }

    private static List<ComponentSpec> builtIn() {
        List<ComponentSpec> all = new ArrayList<>(List.of(
                EmaCross.SPEC, EmaTrend.SLOPE, EmaTrend.HIGHER, AdxComponent.SPEC, TrendLines.SUPERTREND, TrendLines.ICHIMOKU, TrendLines.PSAR, TrendLines.DONCHIAN,
                Oscillators.MACD, Oscillators.ROC, Oscillators.STOCHASTIC, RsiMomentum.SPEC, FastMoves.MICRO_MOMENTUM, FastMoves.STRUCTURE_BREAK,
                Reversions.RSI_LEVEL, RsiDivergence.SPEC, Reversions.BOLLINGER, Reversions.VWAP, Reversions.ZSCORE, Reversions.STOCH_RSI,
                AtrBand.SPEC, Breakouts.SQUEEZE, Breakouts.KELTNER, VolatilityBands.REGIME, VolatilityBands.FAST_GATE, Breakouts.VOL_PERCENTILE,
                VolumeFlow.SPIKE, VolumeFlow.OBV, VolumeFlow.MFI, LiveFlow.BOOK_IMBALANCE, LiveFlow.TRADE_DELTA,
                Funding.RATE, Funding.FADE, OpenInterest.CHANGE, OpenInterest.DIVERGENCE, Funding.PREMIUM,
                Regimes.CHOPPINESS, Regimes.BANDWIDTH, Regimes.EFFICIENCY,
                EmaDistance.SPEC, CounterTrendVeto.SPEC, EntryQuality.RSI_EXHAUSTION, EntryQuality.MIN_MOVE, EntryQuality.SPREAD, EntryQuality.CANDLE_RANGE));
        all.addAll(ExitCatalog.all());
        return all;
    }
}
