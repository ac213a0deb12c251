package plutarc.commandside.backtest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import plutarc.commandside.message.Fields;
import plutarc.contracts.backtest.BacktestDefinition;
import plutarc.contracts.backtest.BacktestQuery.MonteCarloOfBacktest;
import plutarc.contracts.backtest.BacktestQuery.SearchOfBacktest;
import plutarc.contracts.backtest.BacktestQuery.VariantOfSearch;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestTradeView;
import plutarc.contracts.backtest.MonteCarloView;
import plutarc.contracts.backtest.MonteCarloView.Draw;
import plutarc.contracts.backtest.MonteCarloView.Percentile;
import plutarc.contracts.backtest.SearchReportView;
import plutarc.strategy.metrics.MonteCarlo;
import plutarc.strategy.metrics.MonteCarlo.Method;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.template.TemplateJson;

/** What searches found, and what can be computed from results that are kept. Of one that has not completed nothing is kept. Thread-safe. */
@Component
final class SearchResults {
    private final BacktestResults results;

    SearchResults(BacktestResults results) {
        this.results = results;
    }

    @QueryHandler
    Optional<SearchReportView> handle(SearchOfBacktest query) {
        return results.read(query.workspaceId(), query.backtestId(), BacktestResults.SEARCH).map(json -> ResultJson.read(json, SearchReportView.class));
    }

    @QueryHandler
    Optional<BacktestDefinition> handle(VariantOfSearch query) {
        return handle(new SearchOfBacktest(query.workspaceId(), query.backtestId())).flatMap(report -> values(report, query.rank()).map(values -> {
            SearchSpace space = Searching.space(report.search(), TemplateJson.read(report.definition()));
            int[] point = new int[values.size()];
            for (int i = 0; i < point.length; i++) {
                point[i] = report.axes().get(i).values().indexOf(values.get(i));
            }
            return new BacktestDefinition(TemplateJson.write(space.template(point).orElseThrow()));
        }));
    }

    /** Of a walk-forward the windows are counted, and one that traded nothing has none. */
    private static Optional<List<String>> values(SearchReportView report, int rank) {
        List<List<String>> rows = report.walkForward().map(walk -> walk.windows().stream().map(SearchReportView.WalkWindow::values).toList())
                .orElseGet(() -> report.combinations().stream().map(SearchReportView.Combination::values).toList());
        return rank < 1 || rank > rows.size() ? Optional.empty() : Optional.of(rows.get(rank - 1)).filter(values -> !values.isEmpty());
    }

    /** @throws plutarc.contracts.message.RefusedException {@code request.invalid} */
    @QueryHandler
    Optional<MonteCarloView> handle(MonteCarloOfBacktest query) {
        if (query.runs() < 1 || query.runs() > MonteCarloView.MOST_RUNS) {
            throw Fields.invalid("runs", query.runs(), "1 to " + MonteCarloView.MOST_RUNS);
        }
        if (!(query.ruin() >= 0 && query.ruin() < 1)) {
            throw Fields.invalid("ruin", query.ruin(), "shares from 0 to below 1");
        }
        var report = results.read(query.workspaceId(), query.backtestId(), BacktestResults.REPORT).map(json -> ResultJson.read(json, BacktestReport.class));
        return report.flatMap(found -> results.read(query.workspaceId(), query.backtestId(), BacktestResults.TRADES).map(json -> {
            double[] net = List.of(ResultJson.read(json, BacktestTradeView[].class)).stream().mapToDouble(BacktestTradeView::netPnl).toArray();
            double start = found.conditions().cash().doubleValue();
            return new MonteCarloView(net.length, start, query.runs(), query.ruin(), query.seed(), net.length == 0 ? List.of()
                    : List.of(draw(Method.RESHUFFLE, net, start, query), draw(Method.BOOTSTRAP, net, start, query)));
        }));
    }

    private static Draw draw(Method method, double[] net, double start, MonteCarloOfBacktest query) {
        MonteCarlo drawn = MonteCarlo.of(method, net, start, query.runs(), query.ruin(), query.seed());
        return new Draw(method.name().toLowerCase(Locale.ROOT), percentile(drawn.finalEquity()), percentile(drawn.maxDrawdown()), drawn.riskOfRuin(),
                List.of(drawn.bands()).stream().map(band -> new Percentile(band[0], band[1], band[2])).toList());
    }

    private static Percentile percentile(MonteCarlo.Band band) {
        return new Percentile(band.low(), band.median(), band.high());
    }
}
