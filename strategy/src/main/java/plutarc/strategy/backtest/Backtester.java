package plutarc.strategy.backtest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.engine.CompiledTemplate;
import plutarc.strategy.graph.Graph;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/** Runs templates over history, with the components, exits, sizing and risk checks of the live engine. Same inputs, bit-identical results. Thread-safe: each run has its own state. */
public final class Backtester {
    /** Candles in a block: large enough to amortise, small enough that a block's columns stay in the processor's cache. */
    static final int BLOCK = 1024;
    private static final long DAY = 86_400_000L;
    private static final List<Integer> EVEN_STEPS_MINUTES = List.of(1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440);

    private final Catalog catalog;

    public Backtester(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Over the built-in catalog. */
    public static Backtester standard() {
        return new Backtester(Catalog.standard());
    }

    public BacktestResult run(Template template, SymbolData data, BacktestSettings settings) {
        return run(template, TemplateJson.fingerprint(template), List.of(data), settings, Progress.NONE);
    }

    /**
     * Runs a template over one or several symbols in one account.
     *
     * @param templateVersion stamped on every trade
     * @throws plutarc.strategy.template.InvalidTemplate when the template is not valid
     * @throws IllegalArgumentException when there is no symbol, a symbol comes twice, or candles are too coarse for one of the template's intervals
     */
    public BacktestResult run(Template template, String templateVersion, List<SymbolData> data, BacktestSettings settings, Progress progress) {
        checkSymbols(data);
        Account account = new Account(settings.cash(), data.size(), templateVersion, true);
        Sampler sampler = sampler(data, settings);
        List<Feed> feeds = new ArrayList<>();
        List<Report.Source> sources = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            SymbolData symbol = data.get(i);
            Graph graph = new Graph(symbol.candles().interval(), BLOCK);
            CompiledTemplate compiled = CompiledTemplate.compile(template, graph, catalog, costs(symbol.instrument(), settings), MissingData.PASS);
            SymbolRun run = new SymbolRun(symbol, compiled, settings, account, i, sampler);
            Feed feed = new Feed(symbol, graph, List.of(run));
            feeds.add(feed);
            sources.add(new Report.Source(symbol, feed.absent(), run));
        }
        boolean finished = drive(feeds, progress);
        return Report.of(template, templateVersion, settings, account, sampler, sources, finished);
    }

    static void checkSymbols(List<SymbolData> data) {
        Set<String> names = new HashSet<>();
        data.forEach(d -> {
            if (!names.add(d.instrument().symbol())) {
                throw new IllegalArgumentException("symbol '" + d.instrument().symbol() + "' comes twice");
            }
        });
        if (data.isEmpty()) {
            throw new IllegalArgumentException("no symbol to run on");
        }
    }

    /** Runs all feeds to their ends; false when stopped. */
    static boolean drive(List<Feed> feeds, Progress progress) {
        return feeds.size() == 1 ? feeds.getFirst().runAlone(progress) : runTogether(feeds, progress);
    }

    static CostModel costs(Instrument instrument, BacktestSettings settings) {
        return new CostModel(200 * (instrument.takerFee() + settings.slippageBps() / 10_000), Double.NaN);
    }

    static Sampler sampler(List<SymbolData> data, BacktestSettings settings) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (SymbolData d : data) {
            Candles c = d.candles();
            if (c.size() > 0) {
                first = Math.min(first, c.openTime()[0]);
                last = Math.max(last, c.closeTime(c.size() - 1));
            }
        }
        if (first > last) {
            return new Sampler(0, Long.MAX_VALUE / 4);
        }
        long start = Math.max(first, settings.from().orElse(first));
        long wanted = (last - start) / settings.equityPoints();
        // Steps divide a day and are never longer, so that every UTC day ends with a point: daily returns stay daily however long the history.
        long step = EVEN_STEPS_MINUTES.stream().mapToLong(minutes -> minutes * 60_000L).filter(millis -> millis >= wanted).findFirst().orElse(DAY);
        return new Sampler(Math.floorDiv(start + step - 1, step) * step, step);
    }

    /** Several symbols: candle by candle in the order of time, and of the list where times are equal. */
    private static boolean runTogether(List<Feed> feeds, Progress progress) {
        long total = feeds.stream().mapToLong(f -> f.size()).sum();
        long done = 0;
        while (true) {
            long time = Long.MAX_VALUE;
            for (Feed feed : feeds) {
                time = Math.min(time, feed.nextTime());
            }
            if (time == Long.MAX_VALUE) {
                return progress.at(done, total);
            }
            for (Feed feed : feeds) {
                if (feed.nextTime() == time) {
                    feed.step();
                    if (++done % BLOCK == 0 && !progress.at(done, total)) {
                        return false;
                    }
                }
            }
        }
    }
}
