package plutarc.strategy.search;

import java.util.OptionalLong;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Candles;
import plutarc.strategy.template.Template;

/** A part of a history, with the candles before it that warm up, and the settings that let nothing be decided earlier. */
record History(SymbolData data, BacktestSettings settings) {

    /** More than the warm-up, so that the seeds of exponential averages have faded. */
    private static final int SETTLED = 4;

    /**
     * @param from epoch milliseconds, inclusive
     * @param to   exclusive
     * @param warmup candles to keep before {@code from}
     */
    static History part(SymbolData all, BacktestSettings settings, long from, long to, int warmup) {
        Candles candles = all.candles();
        int first = candles.firstAtOrAfter(from);
        Candles part = candles.slice(Math.max(0, first - warmup), Math.max(first, candles.firstAtOrAfter(to)));
        return new History(new SymbolData(all.instrument(), part, all.funding(), all.inputs()), settings.withFrom(OptionalLong.of(from)));
    }

    /** Candles that the variants need before their first decision: the most that any end of an axis asks for. */
    static int warmup(SearchSpace space, SymbolData data, BacktestSettings settings, Catalog catalog) {
        int most = settings.warmupBars();
        int[] point = new int[space.axes().size()];
        for (int axis = 0; axis < point.length; axis++) {
            for (int end : new int[]{0, space.axes().get(axis).values().size() - 1}) {
                // The other axes stand at their last values, where averages are usually longest.
                for (int i = 0; i < point.length; i++) {
                    point[i] = i == axis ? end : space.axes().get(i).values().size() - 1;
                }
                most = Math.max(most, space.template(point).map(template -> warmup(template, data, catalog)).orElse(0));
            }
        }
        return most;
    }

    private static int warmup(Template template, SymbolData data, Catalog catalog) {
        Graph graph = new Graph(data.candles().interval(), 16);
        int bars = CompiledTemplate.compile(template, graph, catalog, new CostModel(0, Double.NaN), MissingData.PASS).warmupBars();
        return (int) Math.min(Integer.MAX_VALUE, (long) bars * SETTLED);
    }
}
