package plutarc.commandside.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import plutarc.candles.CandleCatalogue;
import plutarc.commandside.strategy.TemplateDefinitions;
import plutarc.contracts.backtest.BacktestQuery.InstantBacktest;
import plutarc.contracts.backtest.InstantBacktestView;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.template.TemplateJson;

/** Runs a definition that is being edited, at once and over a bounded stretch, and keeps nothing. Thread-safe. */
@Component
final class InstantBacktests {
    private static final int EQUITY_POINTS = 300;

    private final CandleCatalogue catalogue;
    private final TemplateDefinitions definitions;
    private final BacktestRequests requests;

    InstantBacktests(CandleCatalogue catalogue, TemplateDefinitions definitions, BacktestRequests requests) {
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.requests = requests;
    }

    /** @throws plutarc.contracts.message.RefusedException as a request for a backtest */
    @QueryHandler
    Optional<InstantBacktestView> handle(InstantBacktest query) {
        definitions.requireValid(query.definition());
        requests.requireRunnable(query.workspaceId(), query.definition(), query.conditions());
        long begun = System.nanoTime();
        var template = TemplateJson.read(query.definition());
        var inputs = RunInputs.open(catalogue, query.workspaceId(), query.conditions(), InstantBacktestView.MOST_CANDLES, false, EQUITY_POINTS);
        BacktestResult result = new Backtester(Catalog.installed()).run(template, TemplateJson.fingerprint(template), inputs.data(), inputs.settings(), Progress.NONE);
        BacktestSummary summary = BacktestSummary.of(result, inputs.outOfSampleFrom(), List.of(), 0);
        List<String> notes = new ArrayList<>(result.notes());
        if (result.bars() >= InstantBacktestView.MOST_CANDLES / inputs.data().size()) {
            notes.addFirst(String.format(Locale.ROOT, "Only the last %,d candles: run a backtest to see the whole period", result.bars()));
        }
        return Optional.of(new InstantBacktestView(Reporting.headline(result, summary, Duration.ofNanos(System.nanoTime() - begun).toMillis()),
                HeldEquity.line(result, inputs.data()), Reporting.doubts(summary.findings()), Reporting.blocked(result), notes));
    }
}
