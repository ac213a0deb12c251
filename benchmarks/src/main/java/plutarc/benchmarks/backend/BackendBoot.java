package plutarc.benchmarks.backend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.machine.Host;
import plutarc.benchmarks.machine.Program;
import plutarc.cli.up.InstallationSettings;
import plutarc.cli.up.ProcessCommands;

/** How long the backend takes from its process's start until it answers, and what memory it holds then. */
public final class BackendBoot implements Benchmark {

    private static final long PATIENCE_NANOS = 90_000_000_000L;

    @Override
    public String name() {
        return "backend-boot";
    }

    @Override
    public List<Row> run(Conditions conditions) throws IOException, InterruptedException {
        Path data = conditions.folder().resolve("data");
        int runs = conditions.times(4, 2);
        double[] seconds = new double[runs];
        double[] megabytes = new double[runs];
        boot(conditions, data);
        for (int run = 0; run < runs; run++) {
            double[] measured = boot(conditions, data);
            seconds[run] = measured[0];
            megabytes[run] = measured[1];
        }
        String what = "Process start until GET /health is answered 200, asked every 10 ms; embedded stores in an existing data folder; " + runs + " starts after one that does not count";
        return List.of(Row.of("Boot of the backend, median", Figures.median(seconds), "s", what + "."),
                Row.of("Boot of the backend, p95", Figures.quantile(seconds, 0.95), "s", "The same starts."),
                Row.of("Resident memory of the backend at start", Figures.median(megabytes), "MB", "VmRSS when it first answers, median of the same starts."));
    }

    private static double[] boot(Conditions conditions, Path data) throws IOException, InterruptedException {
        InstallationSettings settings = RunningInstallation.settings(conditions.home(), data, "60x");
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + "/health")).timeout(Duration.ofSeconds(10)).build();
        try (HttpClient http = HttpClient.newHttpClient();
             Program backend = Program.start(new ProcessCommands(settings).backend(), Map.of(), conditions.folder().resolve("backend.log"))) {
            while (!answers(http, health)) {
                backend.requireAlive();
                if (System.nanoTime() - backend.startedNanos() > PATIENCE_NANOS) {
                    throw new IOException("the backend did not answer within 90 s");
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return new double[] {(System.nanoTime() - backend.startedNanos()) / 1e9, Host.residentMegabytes(backend.pid())};
        }
    }

    private static boolean answers(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
