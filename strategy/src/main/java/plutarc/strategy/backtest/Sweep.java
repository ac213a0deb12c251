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
 * Each variant has its own account and comes out exactly as {@link Backtester} would have it, save for what-ifs, which are not followed. Memory grows
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
     * @throws IllegalArgumentException when candles are too coarse for an interval
     */
    public List<BacktestResult> run(List<Template> variants, SymbolData data, BacktestSettings settings, Progress progress) {
        BacktestSettings plain = settings.withWhatIf(false);
        Graph graph = new Graph(data.candles().interval(), Backtester.BLOCK);
        List<Variant> all = new ArrayList<>();
        for (Template template : variants) {
            CompiledTemplate compiled = CompiledTemplate.compile(template, graph, catalog, Backtester.costs(data.instrument(), plain), MissingData.PASS);
            String version = TemplateJson.fingerprint(template);
            Account account = new Account(plain.cash(), 1, version, keepTrades);
            Sampler sampler = Backtester.sampler(List.of(data), plain);
            all.add(new Variant(template, version, account, sampler, new SymbolRun(data, compiled, plain, account, 0, sampler)));
        }
        Feed feed = new Feed(data, graph, all.stream().map(Variant::run).toList());
        boolean finished = feed.runAlone(progress);
        return all.stream().map(v -> Report.of(v.template(), v.version(), plain, v.account(), v.sampler(), List.of(new Report.Source(data, feed.absent(), v.run())),
                finished)).toList();
    }

    private record Variant(Template template, String version, Account account, Sampler sampler, SymbolRun run) { }
}
