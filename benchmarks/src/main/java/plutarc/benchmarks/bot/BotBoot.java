package plutarc.benchmarks.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.machine.Host;
import plutarc.benchmarks.machine.Program;
import plutarc.botnode.rehearsal.LinkEnd;
import plutarc.saga.compute.LocalSettings;

/** How long a bot's process takes from its start until it is linked and heard from. */
public final class BotBoot implements Benchmark {

    private static final int PATIENCE_SECONDS = 30;

    @Override
    public String name() {
        return "bot-boot";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int runs = conditions.times(11, 3);
        double[] millis = new double[runs];
        double[] megabytes = new double[runs];
        try (LinkEnd link = new LinkEnd()) {
            boot(conditions, link, 0);
            for (int run = 0; run < runs; run++) {
                double[] measured = boot(conditions, link, run + 1);
                millis[run] = measured[0];
                megabytes[run] = measured[1];
            }
        }
        return List.of(Row.below("Boot of a bot node, median", Figures.median(millis), 1000, "ms",
                        "Process start until the first heartbeat arrives over the bot link (enrolment and configuration before it), with the flags of the local compute provider; "
                                + runs + " new bots after one that does not count. The target is the plan's \"well under a second\"."),
                Row.of("Boot of a bot node, p95", Figures.quantile(millis, 0.95), "ms", "The same starts."),
                Row.of("Resident memory of a bot node at its first heartbeat", Figures.median(megabytes), "MB", "VmRSS, median of the same starts; linked, without an exchange key."));
    }

    private static double[] boot(Conditions conditions, LinkEnd link, int number) throws IOException, InterruptedException {
        Path target = conditions.home().resolve("bot-node/target");
        String classPath = target.resolve("bot-node-0.1.0.jar") + java.io.File.pathSeparator + target.resolve("lib") + java.io.File.separator + "*";
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        LocalSettings settings = LocalSettings.of(conditions.folder(), java, classPath, link::uri);
        Path folder = Files.createDirectories(conditions.folder().resolve("bot-" + number));
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(LocalSettings.withLinkedClasses(settings.flags(), target.resolve("bot-node-0.1.0.jar")));
        command.addAll(List.of("-cp", settings.classpath(), settings.mainClass(), "--link", link.uri(), "--bot", "bot-" + number, "--deployment", "deployment-1",
                "--bind", "127.0.0.1", "--folder", folder.toString()));
        link.expect("bot-" + number);
        try (Program bot = Program.start(command, Map.of("PLUTARC_ENROLMENT_TOKEN", "token"), folder.resolve("bot.log"))) {
            Long heard = link.heartbeats().poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (heard == null) {
                bot.requireAlive();
                throw new IOException("no heartbeat within " + PATIENCE_SECONDS + " s");
            }
            return new double[] {(heard - bot.startedNanos()) / 1e6, Host.residentMegabytes(bot.pid())};
        }
    }
}
