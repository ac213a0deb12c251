package plutarc.commandside.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import plutarc.candles.CandleCatalogue;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestHeadline;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;

/** Does what was requested, whatever its kind: reads the candles, runs, and says what came of it. Same request, same figures. Thread-safe. */
@Component
final class Jobs {
    private static final int EQUITY_POINTS = 2000;

    private final CandleCatalogue catalogue;
    private final SearchesSoFar searches;

    Jobs(CandleCatalogue catalogue, SearchesSoFar searches) {
        this.catalogue = catalogue;
        this.searches = searches;
    }

    /** What is to be kept of a job that came to its end, by the names of {@link BacktestResults}. */
    record Outcome(BacktestHeadline headline, List<Part> parts) {
    }

    record Part(String name, byte[] json) {
    }

    /**
     * @param progress told often; its answer stops the job
     * @return empty where it was stopped
     */
    Optional<Outcome> run(BacktestRequested request, Progress progress) {
        return switch (request.kind()) {
            case BacktestKind.SingleRun run -> single(request, progress);
            case BacktestKind.ParameterSearch search -> search(request, search, progress);
        };
    }

    private Optional<Outcome> single(BacktestRequested request, Progress progress) {
        var inputs = RunInputs.open(catalogue, request.workspaceId(), request.conditions(), BacktestConditions.MOST_CANDLES, true, EQUITY_POINTS);
        return single(request, TemplateJson.read(request.definition()), inputs, progress, System.nanoTime());
    }

    /** The figures of a search are those of one run with the best that it found; where nothing was, of the template as it is. */
    private Optional<Outcome> search(BacktestRequested request, BacktestKind.ParameterSearch asked, Progress progress) {
        long begun = System.nanoTime();
        var inputs = RunInputs.open(catalogue, request.workspaceId(), request.conditions(), BacktestConditions.MOST_CANDLES, true, EQUITY_POINTS);
        try {
            // As many threads as leave the bots' backend a processor.
            var job = new SearchJob(asked, request.definition(), inputs, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
            return job.run(searches.listen(request.workspaceId(), request.backtestId(), progress)).flatMap(found -> {
                var winner = found.winner().orElseGet(() -> TemplateJson.read(request.definition()));
                return single(request, winner, inputs, (done, total) -> progress.at(total, total), begun).map(outcome -> new Outcome(outcome.headline(),
                        Stream.concat(outcome.parts().stream(), Stream.of(new Part(BacktestResults.SEARCH, ResultJson.bytes(found.report())))).toList()));
            });
        } finally {
            searches.ended(request.workspaceId(), request.backtestId());
        }
    }

    private static Optional<Outcome> single(BacktestRequested request, Template template, RunInputs inputs, Progress progress, long begun) {
        BacktestResult result = new Backtester(Catalog.installed()).run(template, TemplateJson.fingerprint(template), inputs.data(), inputs.settings(), progress);
        if (result.cancelled()) {
            return Optional.empty();
        }
        BacktestSummary summary = BacktestSummary.of(result, inputs.outOfSampleFrom(), List.of(), 0);
        var report = Reporting.report(request.subject(), request.conditions(), inputs, result, summary, Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return Optional.of(new Outcome(report.headline(), List.of(new Part(BacktestResults.REPORT, ResultJson.bytes(report)),
                new Part(BacktestResults.TRADES, ResultJson.bytes(Reporting.trades(result))))));
    }
}
