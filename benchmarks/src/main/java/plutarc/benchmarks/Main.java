package plutarc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import plutarc.benchmarks.backend.AuditPages;
import plutarc.benchmarks.backend.BackendBoot;
import plutarc.benchmarks.backend.CommandsInProcess;
import plutarc.benchmarks.backend.CommandsOverHttp;
import plutarc.benchmarks.backend.MeteringReplay;
import plutarc.benchmarks.backend.PermissionCheck;
import plutarc.benchmarks.backend.Replay;
import plutarc.benchmarks.backend.SleepingFleet;
import plutarc.benchmarks.backend.TimeTravel;
import plutarc.benchmarks.bot.BotBoot;
import plutarc.benchmarks.bot.BotNaps;
import plutarc.benchmarks.bot.BotTrading;
import plutarc.benchmarks.bot.CandleToOrder;
import plutarc.benchmarks.bot.Propagation;
import plutarc.benchmarks.dashboard.DashboardSpeed;
import plutarc.benchmarks.machine.Folders;
import plutarc.benchmarks.machine.Host;
import plutarc.benchmarks.paperexchange.PaperOrders;
import plutarc.benchmarks.strategy.BacktestScaling;
import plutarc.benchmarks.strategy.BacktestSpeed;
import plutarc.benchmarks.strategy.ColdBacktest;

/** {@code ./plutarc benchmark}: runs the benchmarks one after the other and writes the table. A run of some of them prints the table and leaves the page alone. */
@CommandLine.Command(name = "plutarc benchmark", description = "Measures plutarc on this machine and writes docs/benchmarks.md.", sortOptions = false)
public final class Main implements Callable<Integer> {

    @CommandLine.Option(names = "--only", paramLabel = "NAME", description = "Only this benchmark; may be given several times. The table is printed, not written.")
    private List<String> only = new ArrayList<>();

    @CommandLine.Option(names = "--quick", description = "Few repetitions, rough figures. The table is printed, not written.")
    private boolean quick;

    @CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "This page.")
    private boolean help;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final List<Benchmark> benchmarks;

    Main(List<Benchmark> benchmarks) {
        this.benchmarks = List.copyOf(benchmarks);
    }

    /** Every benchmark there is, in the order of the table. */
    static List<Benchmark> all() {
        return List.of(
                new BacktestSpeed(), new BacktestScaling(), new ColdBacktest(),
                new BackendBoot(),
                new BotBoot(), new BotNaps(),
                new BotTrading(), new CandleToOrder(),
                new Propagation(),
                new CommandsOverHttp(), new CommandsInProcess(),
                new PermissionCheck(),
                new Replay(), new SleepingFleet(),
                new MeteringReplay(),
                new AuditPages(), new TimeTravel(),
                new DashboardSpeed(),
                new PaperOrders());
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main(all())).execute(arguments));
    }

    /** @return 0 if all ran, 1 if one failed; a missed target is a result, not a failure */
    @Override
    public Integer call() throws IOException {
        List<Benchmark> chosen = chosen();
        Path home = Path.of(System.getProperty("plutarc.home", ".")).toAbsolutePath().normalize();
        Instant began = Instant.now();
        Host host = Host.now();
        List<Section> sections = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            say("running " + benchmark.name());
            Section section = measure(benchmark, home);
            section.rows().forEach(row -> say("  " + row.figure() + ": " + row.value() + " " + row.unit()));
            sections.add(section);
        }
        String page = new Table(began, host, Host.now(), sections).markdown();
        if (quick || !only.isEmpty()) {
            spec.commandLine().getOut().println(page);
        } else {
            Path file = home.resolve("docs/benchmarks.md");
            Files.writeString(file, page);
            say("wrote docs/benchmarks.md");
        }
        return sections.stream().allMatch(Section::ran) ? 0 : 1;
    }

    private List<Benchmark> chosen() {
        List<String> known = benchmarks.stream().map(Benchmark::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--only is '" + name + "'; allowed are " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return benchmarks.stream().filter(benchmark -> only.isEmpty() || only.contains(benchmark.name())).toList();
    }

    private Section measure(Benchmark benchmark, Path home) throws IOException {
        Path folder = Files.createTempDirectory("plutarc-benchmark");
        try {
            return new Section(benchmark.name(), benchmark.run(new Conditions(home, folder, quick)), true);
        } catch (Exception | AssertionError failure) {
            say("  failed: " + failure);
            failure.printStackTrace(spec.commandLine().getErr());
            return new Section(benchmark.name(), List.of(Row.failed(benchmark.name(), failure)), false);
        } finally {
            Folders.delete(folder);
        }
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
