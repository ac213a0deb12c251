package plutarc.benchmarks.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.machine.Folders;
import plutarc.strategy.market.Candles;

/** {@code ./plutarc backtest} as a user starts it: script, JVM, reading the CSV, run and summary. */
public final class ColdBacktest implements Benchmark {

    private record Run(double seconds, double megabytes) { }

    @Override
    public String name() {
        return "backtest-process";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Candles candles = YearOfMinutes.make(YearOfMinutes.BARS);
        Path csv = conditions.folder().resolve("candles.csv");
        YearOfMinutes.write(candles, csv);
        long megabytes = Files.size(csv) / 1_000_000;
        Path cache = conditions.folder().resolve("cache");
        List<Run> first = new ArrayList<>();
        List<Run> again = new ArrayList<>();
        for (int i = 0; i < conditions.times(5, 1); i++) {
            Folders.delete(Files.createDirectories(cache));
            first.add(once(conditions, csv, cache));
            again.add(once(conditions, csv, cache));
        }
        double read = Figures.median(first.stream().mapToDouble(Run::seconds).toArray());
        double kept = Figures.median(again.stream().mapToDouble(Run::seconds).toArray());
        double memory = first.stream().mapToDouble(Run::megabytes).max().orElse(Double.NaN);
        String measured = "./plutarc backtest of the reference template over " + candles.size() + " candles, CSV of " + megabytes + " MB, from start to exit; median of " + first.size() + ".";
        List<Row> rows = new ArrayList<>(List.of(Row.below("Backtest, whole process, first reading", read, 1.5, "s", measured),
                Row.of("Backtest, whole process, columns kept", kept, "s", "The same again: the columns of the CSV are in the cache.")));
        if (!Double.isNaN(memory) && memory > 0) {
            rows.add(Row.below("Backtest, whole process, memory", memory, 300, "MB", "Largest resident memory of any of the first readings."));
        }
        return rows;
    }

    private static Run once(Conditions conditions, Path csv, Path cache) throws IOException, InterruptedException {
        Path log = conditions.folder().resolve("backtest.log");
        ProcessBuilder builder = new ProcessBuilder(conditions.home().resolve("plutarc").toString(), "backtest", "--template", conditions.home().resolve("docs/examples/reference.json").toString(),
                "--candles", csv.toString(), "--warmup", "1000", "--cash", "10000000", "--fee", "0.0005", "--slippage", "0", "--stop-fill", "close").redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        long begun = System.nanoTime();
        Process process = builder.start();
        double peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMegabytes(process.pid()).orElse(peak));
            process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("plutarc backtest ended with status " + process.exitValue() + ": " + Files.readString(log));
        }
        return new Run(seconds, peak);
    }

    /** The script becomes the JVM (exec), so that its high-water mark is the process's. */
    private static Optional<Double> peakMegabytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream().filter(line -> line.startsWith("VmHWM"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
