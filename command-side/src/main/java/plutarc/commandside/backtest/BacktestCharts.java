package plutarc.commandside.backtest;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import plutarc.candles.CandleCatalogue;
import plutarc.contracts.backtest.BacktestChart;
import plutarc.contracts.backtest.BacktestQuery.ChartOfBacktest;
import plutarc.contracts.backtest.BacktestReport;
import plutarc.contracts.backtest.BacktestReport.Market;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.strategy.market.Candles;

/** The prices that a backtest ran over, as many as a screen can show. Thread-safe. */
@Component
final class BacktestCharts {
    private final BacktestResults results;
    private final CandleCatalogue catalogue;

    BacktestCharts(BacktestResults results, CandleCatalogue catalogue) {
        this.results = results;
        this.catalogue = catalogue;
    }

    /** @throws plutarc.contracts.message.RefusedException {@code candle_set.unknown} where the candles have been deleted since */
    @QueryHandler
    Optional<BacktestChart> handle(ChartOfBacktest query) {
        return results.read(query.workspaceId(), query.backtestId(), BacktestResults.REPORT).map(json -> ResultJson.read(json, BacktestReport.class))
                .flatMap(report -> market(report, query.symbol()).map(market -> chart(query, report, market)));
    }

    private static Optional<Market> market(BacktestReport report, Optional<String> symbol) {
        return report.markets().stream().filter(market -> symbol.isEmpty() || market.symbol().equals(symbol.get())).findFirst();
    }

    private BacktestChart chart(ChartOfBacktest query, BacktestReport report, Market market) {
        Candles candles = catalogue.open(query.workspaceId(), market.candleSet(), Instant.MIN, report.conditions().to().orElse(Instant.MAX)).candles();
        return Buckets.chart(market.symbol(), candles, query.from().orElse(Long.MIN_VALUE), query.to().orElse(Long.MAX_VALUE), Math.clamp(query.buckets(), 10, 5000));
    }
}
