package plutarc.commandside.backtest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
import plutarc.strategy.template.TemplateJson;

/** Does what was requested, whatever its kind: reads the candles, runs, and says what came of it. Same request, same figures. Thread-safe. */
@Component
final class Jobs {
    private static final int EQUITY_POINTS = 2000;

    private final CandleCatalogue catalogue;

    Jobs(CandleCatalogue catalogue) {
        this.catalogue = catalogue;
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
        };
    }

    private Optional<Outcome> single(BacktestRequested request, Progress progress) {
        long begun = System.nanoTime();
        var template = TemplateJson.read(request.definition());
        var inputs = RunInputs.open(catalogue, request.workspaceId(), request.conditions(), BacktestConditions.MOST_CANDLES, true, EQUITY_POINTS);
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
