package plutarc.benchmarks.strategy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.Objective;
import plutarc.strategy.search.RandomSearch;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/** How the engine's cost grows: with bars, with components and the indicators behind them, with parameter sets in memory; and what others need for the same work. */
public final class BacktestScaling implements Benchmark {

    private static final int COMPONENTS = 16;

    @Override
    public String name() {
        return "backtest-scaling";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Candles candles = YearOfMinutes.make(conditions.quick() ? YearOfMinutes.BARS / 10 : YearOfMinutes.BARS);
        Template reference = TemplateJson.read(Files.readString(conditions.home().resolve("docs/examples/reference.json")));
        int times = conditions.times(15, 3);
        List<Row> rows = new ArrayList<>();

        int quarter = candles.size() / 4;
        double few = seconds(times, reference, candles.slice(0, quarter)) / quarter;
        double many = seconds(times, reference, candles) / candles.size();
        rows.add(Row.of("Cost of a candle over a year, in that over a quarter of it", many / few, "times", "Reference template over " + candles.size() + " and " + quarter
                + " candles, warm, best of " + times + "; 1 is linear."));

        double plain = seconds(times, reference, candles);
        double shared = perComponent(times, with(reference, 0), candles, plain);
        double own = perComponent(times, with(reference, 1), candles, plain);
        rows.add(Row.of("Another component on indicators that are there", shared, "ns a candle", COMPONENTS + " more EMA Slope filters on one EMA and ATR, differing in their threshold: the mean of each."));
        rows.add(Row.of("Another component with an indicator of its own", own, "ns a candle", COMPONENTS + " more EMA Slope filters on as many different EMAs: the mean of each."));

        long hundred = held(reference, candles, 100);
        long thousand = held(reference, candles, conditions.quick() ? 300 : 1000);
        rows.add(Row.of("Memory held halfway through a search of 100 sets", hundred / 1e6, "MB", "Heap in use after a collection, beyond what was in use before the search; the candles are not part of it."));
        rows.add(Row.of("Memory held halfway through a search of " + (conditions.quick() ? "300" : "1,000") + " sets", thousand / 1e6, "MB", "The same; " + Figures.text(thousand / (double) hundred)
                + " times as much for " + (conditions.quick() ? 3 : 10) + " times the sets."));
        rows.addAll(peers());
        return rows;
    }

    /** Measured by others, or by us elsewhere; not part of this run, and no claim about their newest versions. */
    private static List<Row> peers() {
        String given = "The same strategy over 525,600 one-minute candles on 2 cores, best of 5, measured once elsewhere and repeated here as given.";
        return Stream.of(Map.entry("vectorbt 1.1.0 (numba, warm), as given", 2.45), Map.entry("backtesting.py, as given", 0.13), Map.entry("backtrader, as given", 0.008),
                Map.entry("freqtrade, as given", 0.005)).map(peer -> Row.of(peer.getKey(), peer.getValue(), "M candles/s", given)).toList();
    }

    private static Template with(Template template, int step) {
        Stream<ComponentUse> more = IntStream.range(0, COMPONENTS).mapToObj(i -> ComponentUse.of("ema_slope", Role.FILTER,
                Map.of("period", ParamValue.of(60.0 + step * i), "min_slope_atr", ParamValue.of(0.01 * i))));
        return template.withComponents(Stream.concat(template.components().stream(), more).toList());
    }

    private static double perComponent(int times, Template template, Candles candles, double plain) throws Exception {
        return Math.max(0, seconds(times, template, candles) - plain) / COMPONENTS / candles.size() * 1e9;
    }

    private static double seconds(int times, Template template, Candles candles) throws Exception {
        SymbolData data = data(candles);
        return Timing.best(times, () -> Backtester.standard().run(template, data, settings()).finalEquity()).seconds();
    }

    private static SymbolData data(Candles candles) {
        return SymbolData.of(Instrument.plain("X").withFee(0.0005), candles);
    }

    private static BacktestSettings settings() {
        return BacktestSettings.standard().withLimits(Optional.empty()).withCash(10_000_000).withSlippageBps(0).withWarmupBars(1000).withWhatIf(false);
    }

    private static long held(Template reference, Candles candles, int sets) {
        SymbolData data = data(candles.slice(0, candles.size() / 10));
        SearchSpace space = new SearchSpace(reference, Catalog.standard(), List.of(Axis.parse("ema_cross.fast=5:24:1"), Axis.parse("ema_cross.slow=26:75:1"), Axis.parse("hard_stop.atr_mult=2,3")));
        long before = used();
        long[] during = {0};
        new Search(Catalog.standard(), Objective.NET, 0, 10, Runtime.getRuntime().availableProcessors()).run(space, new RandomSearch(space, sets, 1), List.of(data), settings(), (done, total) -> {
            synchronized (during) {
                if (during[0] == 0 && done > total / 2) {
                    during[0] = Math.max(1, used() - before);
                }
            }
            return true;
        });
        return during[0];
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
