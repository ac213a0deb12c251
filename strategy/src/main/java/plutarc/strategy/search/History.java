package plutarc.strategy.search;

import java.util.List;
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

/** A part of a history, of one or several symbols, with the candles before it that warm up, and the settings that let nothing be decided earlier. */
record History(List<SymbolData> data, BacktestSettings settings) {

    /** More than the warm-up, so that the seeds of exponential averages have faded. */
    private static final int SETTLED = 4;

    /**
     * @param from epoch milliseconds, inclusive
     * @param to   exclusive
     * @param warmup candles to keep before {@code from}
     */
    static History part(List<SymbolData> all, BacktestSettings settings, long from, long to, int warmup) {
        return new History(all.stream().map(symbol -> part(symbol, from, to, warmup)).toList(), settings.withFrom(OptionalLong.of(from)));
    }

    private static SymbolData part(SymbolData all, long from, long to, int warmup) {
        Candles candles = all.candles();
        int first = candles.firstAtOrAfter(from);
        return all.withCandles(candles.slice(Math.max(0, first - warmup), Math.max(first, candles.firstAtOrAfter(to))));
    }

    /** Opening instant of the first candle of all, epoch milliseconds; Long.MAX_VALUE without any. */
    static long begin(List<SymbolData> all) {
        return all.stream().map(SymbolData::candles).filter(candles -> candles.size() > 0).mapToLong(candles -> candles.openTime()[0]).min().orElse(Long.MAX_VALUE);
    }

    /** Closing instant of the last candle of all, epoch milliseconds; Long.MIN_VALUE without any. */
    static long end(List<SymbolData> all) {
        return all.stream().map(SymbolData::candles).filter(candles -> candles.size() > 0).mapToLong(candles -> candles.closeTime(candles.size() - 1)).max().orElse(Long.MIN_VALUE);
    }

    /** Candles that the variants need before their first decision: the most that any end of an axis asks for. */
    static int warmup(SearchSpace space, List<SymbolData> data, BacktestSettings settings, Catalog catalog) {
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

    private static int warmup(Template template, List<SymbolData> data, Catalog catalog) {
        Graph graph = new Graph(data.getFirst().candles().interval(), 16);
        int bars = CompiledTemplate.compile(template, graph, catalog, new CostModel(0, Double.NaN), MissingData.PASS).warmupBars();
        return (int) Math.min(Integer.MAX_VALUE, (long) bars * SETTLED);
    }
}
