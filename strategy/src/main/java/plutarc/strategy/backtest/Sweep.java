package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/**
 * Runs many variants of a template over the same candles at once: every indicator and component that two variants have in common is computed once.
 * Each variant has its own account, over all symbols, and comes out exactly as {@link Backtester} would have it, save for what-ifs, which are not followed. Memory grows
 * with the variants of one call, not with the candles; a search calls it with some dozens at a time. Thread-safe: each call has its own state.
 */
public final class Sweep {
    private final Catalog catalog;
    private final boolean keepTrades;

    /** @param keepTrades whether results hold their trades, or only the {@link BacktestResult#tally} and the equity */
    public Sweep(Catalog catalog, boolean keepTrades) {
        this.catalog = catalog;
        this.keepTrades = keepTrades;
    }

    /**
     * Results in the order of the variants.
     *
     * @throws plutarc.strategy.template.InvalidTemplate when a variant is not valid
     * @throws IllegalArgumentException when there is no symbol, a symbol comes twice, or candles are too coarse for an interval
     */
    public List<BacktestResult> run(List<Template> variants, List<SymbolData> data, BacktestSettings settings, Progress progress) {
        Backtester.checkSymbols(data);
        BacktestSettings plain = settings.withWhatIf(false);
        List<Variant> all = new ArrayList<>();
        for (Template template : variants) {
            String version = TemplateJson.fingerprint(template);
            all.add(new Variant(template, version, new Account(plain.cash(), data.size(), version, keepTrades), Backtester.sampler(data, plain), new ArrayList<>()));
        }
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            feeds.add(feed(data.get(i), i, all, plain));
        }
        boolean finished = Backtester.drive(feeds, progress);
        return all.stream().map(v -> Report.of(v.template(), v.version(), plain, v.account(), v.sampler(), v.sources(), finished)).toList();
    }

    private Feed feed(SymbolData symbol, int index, List<Variant> variants, BacktestSettings settings) {
        Graph graph = new Graph(symbol.candles().interval(), Backtester.BLOCK);
        List<SymbolRun> runs = new ArrayList<>();
        for (Variant variant : variants) {
            CompiledTemplate compiled = CompiledTemplate.compile(variant.template(), graph, catalog, Backtester.costs(symbol.instrument(), settings), MissingData.PASS);
            runs.add(new SymbolRun(symbol, compiled, settings, variant.account(), index, variant.sampler()));
        }
        Feed feed = new Feed(symbol, graph, runs);
        for (int i = 0; i < runs.size(); i++) {
            variants.get(i).sources().add(new Report.Source(symbol, feed.absent(), runs.get(i)));
        }
        return feed;
    }

    private record Variant(Template template, String version, Account account, Sampler sampler, List<Report.Source> sources) { }
}
