package plutarc.benchmarks.bot;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;
import plutarc.benchmarks.machine.Program;
import plutarc.saga.compute.LocalSettings;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a bot's process takes from a candle to its order: without network, and in a whole installation. There the market goes on by one candle when all is
 * quiet after the one before, and no faster than the venue takes orders: backend and exchange share this machine with the bot, which has an instance of
 * its own otherwise.
 */
public final class CandleToOrder implements Benchmark {

    private static final int SETTLED_SECONDS = 10;
    private static final int CANDLE_MILLIS = 300;
    private static final int LONE_CANDLE_MILLIS = 400;

    @Override
    public String name() {
        return "candle-to-order";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        List<Row> rows = new ArrayList<>(inside(conditions));
        rows.addAll(installed(conditions));
        return rows;
    }

    private static List<Row> inside(Conditions conditions) throws Exception {
        Path target = conditions.home().resolve("bot-node/target");
        Path bot = target.resolve("bot-node-0.1.0.jar");
        Path folder = Files.createDirectories(conditions.folder().resolve("lone-bot"));
        Path log = folder.resolve("bot.log");
        ObjectNode definition = TradingBot.template();
        ordersAtEveryCandle(definition);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(LocalSettings.withLinkedClasses(LocalSettings.SMALL, bot));
        command.addAll(List.of("-cp", bot + File.pathSeparator + target.resolve("lib") + File.separator + "*" + File.pathSeparator
                        + conditions.home().resolve("benchmarks/target/benchmarks-0.1.0.jar"), LoneBot.class.getName(), folder.toString(), definition.toString(),
                String.valueOf(conditions.times(400, 60)), String.valueOf(LONE_CANDLE_MILLIS)));
        try (Program lone = Program.start(command, Map.of(), log)) {
            OrderLatency measured = OrderLatency.told(log, 300);
            String what = "From a closed candle's arrival on the loop's thread until the order's frame could be handed to the socket: decision, journal, serialising and waiting "
                    + "included. A process with a bot's loop, journal and adapter and the flags of the local compute provider, without network; a candle every " + LONE_CANDLE_MILLIS
                    + " ms, said by a venue in the same process; " + measured.orders() + " orders, from the first on, after the rehearsal that every bot begins with, ten seconds after its start.";
            return List.of(Row.of("Candle close to order, inside the bot, p50", measured.p50(), "ms", what),
                    Row.below("Candle close to order, inside the bot, p99", measured.p99(), 1, "ms", "The same orders."));
        }
    }

    private static List<Row> installed(Conditions conditions) throws Exception {
        int candles = conditions.times(200, 40);
        try (RunningInstallation installation = RunningInstallation.start(conditions, "step"); ApiSession session = installation.ownerSession()) {
            TradingBot bot = TradingBot.deploy(installation, session, "Measured", CandleToOrder::ordersAtEveryCandle);
            bot.tradeThroughLosses();
            bot.await("configured", view -> view.get("template").isObject() && view.get("appliedRevision").asLong() == view.get("configurationRevision").asLong());
            TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
            for (int candle = 0; candle < candles; candle++) {
                installation.nextCandle();
                TimeUnit.MILLISECONDS.sleep(CANDLE_MILLIS);
            }
            bot.stop();
            OrderLatency measured = OrderLatency.told(installation.botLog(bot.botId()), 30);
            String what = "The same until the socket has taken the frame, loopback included, measured by a bot of a whole installation: " + measured.orders()
                    + " orders, from the first on. The market goes on by a candle every " + CANDLE_MILLIS + " ms; backend and exchange run on the same cores.";
            return List.of(Row.of("Candle close to order, whole installation, p50", measured.p50(), "ms", what),
                    Row.of("Candle close to order, whole installation, p99", measured.p99(), "ms", "The same orders."));
        }
    }

    /** Enters when it is flat and leaves with the next candle. */
    private static void ordersAtEveryCandle(ObjectNode definition) {
        var components = definition.withArray("components");
        components.removeIf(component -> component.get("component").asString().equals("signal_flip"));
        components.addObject().put("component", "time_stop").put("role", "exit_rule").putObject("params").put("max_bars", 1);
    }
}
