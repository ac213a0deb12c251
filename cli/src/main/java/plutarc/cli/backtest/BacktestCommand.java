package plutarc.cli.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plutarc.cli.report.BacktestReport;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.template.TemplateJson;

/** {@code plutarc backtest}: runs a template over candles and says what came of it. */
@Command(name = "backtest", description = "Run a template over candles.", mixinStandardHelpOptions = true, sortOptions = false)
public final class BacktestCommand implements Callable<Integer> {

    @Mixin
    private BacktestOptions options;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1", description = "Run N times, for timing; the last run's speed is reported.")
    private int repeat;

    @Option(names = "--json", paramLabel = "out.json", description = "Write all figures.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--trades", paramLabel = "trades.csv", description = "Write every trade.")
    private Optional<Path> trades = Optional.empty();

    @Option(names = "--html", paramLabel = "report.html", description = "Write a report with charts; one file that needs no network.")
    private Optional<Path> html = Optional.empty();

    @Mixin
    private DoubtOptions doubts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (repeat < 1) {
            throw new IllegalArgumentException("--repeat is " + repeat + "; allowed are numbers from 1");
        }
        var settings = options.settings();
        doubts.check();
        BacktestInputs inputs = BacktestInputs.read(options);
        TerminalProgress progress = new TerminalProgress(System.err, System.console() != null);
        String version = TemplateJson.fingerprint(inputs.template());
        BacktestResult result = null;
        double candlesPerSecond = 0;
        for (int run = 0; run < repeat; run++) {
            long begun = System.nanoTime();
            result = new Backtester(Catalog.installed()).run(inputs.template(), version, inputs.data(), settings, progress);
            candlesPerSecond = result.bars() / ((System.nanoTime() - begun) / 1e9);
        }
        progress.done();
        BacktestSummary summary = BacktestSummary.of(result, doubts.split(), doubts.monteCarlo(result), candlesPerSecond);
        write(summary, result, inputs);
        PrintWriter out = spec.commandLine().getOut();
        SummaryText.print(out, summary, result);
        out.flush();
        return 0;
    }

    private void write(BacktestSummary summary, BacktestResult result, BacktestInputs inputs) {
        try {
            if (json.isPresent()) {
                SummaryJson.write(json.get(), summary, result);
            }
            if (trades.isPresent()) {
                TradesCsv.write(trades.get(), result.trades());
            }
            if (html.isPresent()) {
                new BacktestReport(result, inputs.data(), summary.monteCarlo(), summary.split(), summary.findings()).write(html.get());
            }
        } catch (IOException unwritable) {
            throw new IllegalArgumentException("the report cannot be written: " + unwritable.getMessage());
        }
    }
}
