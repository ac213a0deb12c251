package plutarc.benchmarks.strategy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ta4j.core.BarSeries;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.FillConvention;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.GridSearch;
import plutarc.strategy.search.Objective;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchProgress;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.template.SystemTemplates;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/** One strategy over a year of minutes: the engine, a bare loop and ta4j, which must come to the same equity, and a search over its parameters. */
public final class BacktestSpeed implements Benchmark {

    private static final double CENT = 0.01;

    @Override
    public String name() {
        return "backtest-speed";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Candles candles = YearOfMinutes.make(conditions.quick() ? YearOfMinutes.BARS / 10 : YearOfMinutes.BARS);
        SymbolData data = SymbolData.of(Instrument.plain("X").withFee(0.0005), candles);
        Template reference = TemplateJson.read(Files.readString(conditions.home().resolve("docs/examples/reference.json")));
        BacktestSettings settings = BacktestSettings.standard().withLimits(Optional.empty()).withCash(10_000_000).withSlippageBps(0).withFill(FillConvention.CLOSE).withWarmupBars(1000);
        int bars = candles.size();
        int times = conditions.times(15, 3);

        Timing.Best bare = Timing.best(times, () -> BareLoop.run(candles, 12, 26));
        Timing.Best ours = Timing.best(times, () -> Backtester.standard().run(reference, data, settings.withWhatIf(false)).finalEquity());
        Timing.Best followed = Timing.best(times, () -> Backtester.standard().run(reference, data, settings).finalEquity());
        BarSeries series = Ta4jRun.series(candles);
        Timing.Best ta4j = Timing.best(conditions.times(5, 1), () -> Ta4jRun.run(series, 12, 26));
        same("ta4j", ta4j.result(), bare.result());
        same("the engine", ours.result(), bare.result());
        same("the engine with blocked entries followed", followed.result(), bare.result());

        List<Row> rows = new ArrayList<>();
        rows.add(Row.atLeast("Backtest, warm", ours.perSecond(bars) / 1e6, 15, "M candles/s", "Reference template over " + bars + " one-minute candles, full engine, verdicts kept for "
                + "each trade; best of " + times + ". " + Figures.text(ta4j.seconds() / ours.seconds()) + " times ta4j, " + Figures.text(ours.seconds() / bare.seconds())
                + " times slower than a bare loop; all three end with the same equity."));
        rows.add(Row.of("Backtest, warm, blocked entries followed", followed.perSecond(bars) / 1e6, "M candles/s", "The same, and every entry that a filter blocked is followed to its exit."));
        rows.add(Row.of("Bare loop, warm", bare.perSecond(bars) / 1e6, "M candles/s", "The same strategy as loops over arrays, without an engine: " + Figures.text(ours.seconds() / bare.seconds()) + " times the engine's speed."));
        rows.add(Row.of("ta4j, warm", ta4j.perSecond(bars) / 1e6, "M candles/s", "The same strategy with ta4j 0.22.2, DoubleNum; bars already loaded: the engine is " + Figures.text(ta4j.seconds() / ours.seconds()) + " times as fast."));
        Template scalper = SystemTemplates.find("micro-scalper").orElseThrow();
        Timing.Best scalping = Timing.best(times, () -> Backtester.standard().run(scalper, data, BacktestSettings.standard().withWhatIf(false)).finalEquity());
        rows.add(Row.atLeast("Backtest of Micro Scalper, warm", scalping.perSecond(bars) / 1e6, 3, "M candles/s", "The system template with all its components, default risk limits; best of " + times + "."));
        rows.addAll(search(conditions, reference, data, settings, series));
        return rows;
    }

    private static List<Row> search(Conditions conditions, Template reference, SymbolData data, BacktestSettings settings, BarSeries series) throws Exception {
        SearchSpace space = new SearchSpace(reference, Catalog.standard(), List.of(Axis.parse("ema_cross.fast=5:24:1"), Axis.parse("ema_cross.slow=26:50:1"), Axis.parse("hard_stop.atr_mult=2,3")));
        int threads = Runtime.getRuntime().availableProcessors();
        Search search = new Search(Catalog.standard(), Objective.NET, 0, 10, threads);
        int bars = data.candles().size();
        SearchResult[] found = new SearchResult[1];
        Timing.Best ours = Timing.best(conditions.times(3, 1), () -> {
            found[0] = search.run(space, new GridSearch(space), List.of(data), settings, SearchProgress.NONE);
            return found[0].best().getFirst().objective();
        });
        int pairs = conditions.times(4, 1);
        Timing.Best ta4j = Timing.best(1, () -> sum(pairs, fast -> Ta4jRun.run(series, fast, 26)));
        Timing.Best bare = Timing.best(conditions.times(3, 1), () -> sum(20, fast -> BareLoop.run(data.candles(), fast, 26)));
        double speed = ours.perSecond((double) bars * found[0].tried());
        double others = ta4j.perSecond((double) bars * pairs);
        return List.of(
                Row.atLeast("Search, all cores", speed / 1e6, 50, "M strategy-candles/s", found[0].tried() + " parameter sets of the reference template in " + Figures.text(ours.seconds())
                        + " s on " + threads + " threads; " + Figures.text(speed / others) + " times ta4j on one thread."),
                Row.of("Search with a bare loop, one core", bare.perSecond(20.0 * bars) / 1e6, "M strategy-candles/s", "20 parameter sets, each computed from scratch."),
                Row.of("Search with ta4j, one core", others / 1e6, "M strategy-candles/s", pairs + " parameter sets, bars shared, indicators made for each."));
    }

    private static double sum(int sets, java.util.function.IntToDoubleFunction run) {
        double sum = 0;
        for (int i = 0; i < sets; i++) {
            sum += run.applyAsDouble(5 + i);
        }
        return sum;
    }

    private static void same(String who, double equity, double expected) {
        if (Math.abs(equity - expected) > CENT) {
            throw new IllegalStateException(who + " ends with an equity of " + equity + ", the bare loop with " + expected + ": they did not do the same work");
        }
    }
}
