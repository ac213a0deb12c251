package plutarc.cli.backtest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.search.OutOfSample;
import plutarc.strategy.search.Search;
import plutarc.strategy.search.SearchMethod;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.SearchSpace;
import plutarc.strategy.search.WalkForward;

/** {@code plutarc optimize}: searches a template's parameters. Ctrl-C stops it and still prints what was found. */
@Command(name = "optimize", description = "Search a template's parameters.", mixinStandardHelpOptions = true, sortOptions = false)
public final class OptimizeCommand implements Callable<Integer> {

    private static final int INTERRUPTED = 130;

    @Mixin
    private BacktestOptions options;

    @Mixin
    private SearchOptions searching;

    @Spec
    private CommandSpec spec;

    private final CountDownLatch printed = new CountDownLatch(1);
    private volatile boolean cancelled;

    @Override
    public Integer call() throws Exception {
        searching.check();
        BacktestSettings settings = options.settings().withWhatIf(false);
        BacktestInputs inputs = BacktestInputs.read(options);
        SearchSpace space = new SearchSpace(inputs.template(), Catalog.installed(), searching.axes());
        Search search = searching.search();
        SearchTerminal terminal = new SearchTerminal(System.err, System.console() != null, () -> cancelled);
        Thread interrupt = new Thread(this::stopAndPrint, "optimize-interrupt");
        Runtime.getRuntime().addShutdownHook(interrupt);
        try {
            SearchReport report = run(inputs, settings, space, search, terminal);
            terminal.done();
            write(report);
            PrintWriter out = spec.commandLine().getOut();
            SearchText.print(out, report);
            out.flush();
            return cancelled ? INTERRUPTED : 0;
        } finally {
            printed.countDown();
            unhook(interrupt);
        }
    }

    private SearchReport run(BacktestInputs inputs, BacktestSettings settings, SearchSpace space, Search search, SearchTerminal terminal) {
        LongFunction<SearchMethod> method = number -> searching.method(space, number);
        SearchReport.Setting setting = new SearchReport.Setting(inputs.template(), searching.objective(), searching.method, searching.seed, settings);
        if (searching.walkForward.isPresent()) {
            SearchOptions.Windows windows = searching.windows();
            WalkForward forward = WalkForward.run(search, space, method, inputs.data(), settings,
                    WalkForward.windows(inputs.data(), windows.trainMillis(), windows.testMillis()), terminal);
            return SearchReport.of(setting, space, forward, terminal.seconds());
        }
        if (searching.holdout > 0) {
            OutOfSample sample = OutOfSample.run(search, space, method.apply(0), inputs.data(), settings, searching.split(inputs.data(), options.start()), terminal);
            return SearchReport.of(setting, sample, terminal.seconds());
        }
        SearchResult found = search.run(space, method.apply(0), inputs.data(), settings, terminal);
        return SearchReport.of(setting, found, terminal.seconds());
    }

    private void write(SearchReport report) {
        try {
            write(searching.json, report, SearchFiles::json);
            write(searching.csv, report, SearchFiles::csv);
            write(searching.saveBest, report, SearchFiles::best);
        } catch (IOException unwritable) {
            throw new IllegalArgumentException("the report cannot be written: " + unwritable.getMessage());
        }
    }

    private static void write(Optional<Path> file, SearchReport report, FileWriter writer) throws IOException {
        if (file.isPresent()) {
            writer.write(file.get(), report);
        }
    }

    /** Runs when the process is asked to end: the search stops at its next block of candles, and the process waits until the table is out. */
    private void stopAndPrint() {
        cancelled = true;
        try {
            if (!printed.await(10, TimeUnit.SECONDS)) {
                System.err.println("plutarc: the search did not stop within 10 s; nothing is printed");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running already; it has been let go by the latch.
            return;
        }
    }

    private interface FileWriter {
        void write(Path file, SearchReport report) throws IOException;
    }
}
