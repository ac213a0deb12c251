package plutarc.benchmarks.bot;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;
import plutarc.benchmarks.machine.Host;
import tools.jackson.databind.JsonNode;

/** A bot on the local provider that is woken, comes online and falls asleep again, over and over: how long a wake takes and what the bot weighs. */
public final class BotNaps implements Benchmark {

    @Override
    public String name() {
        return "bot-naps";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int cycles = conditions.times(50, 5);
        try (RunningInstallation installation = RunningInstallation.start(conditions, "1x"); ApiSession session = installation.ownerSession()) {
            // The market begins on a Saturday and keeps the wall clock's pace: its session never comes while this is measured.
            TradingBot bot = TradingBot.deploy(installation, session, "Sleeper", definition -> definition.putArray("sessions").addObject().put("start", "00:00").put("end", "00:05")
                    .putArray("days").add("thu"));
            bot.await("sleeping", view -> view.get("state").asString().equals("sleeping"));
            List<Double> seen = new ArrayList<>();
            for (int cycle = 0; cycle < cycles; cycle++) {
                session.post(bot.path("wake"), ApiSession.object().put("minutes", 0));
                awaitWakes(session, bot, cycle + 1);
                residentMegabytes(installation, bot).ifPresent(seen::add);
                bot.await("sleeping", view -> view.get("state").asString().equals("sleeping"));
            }
            double[] millis = wakes(session, bot).stream().mapToDouble(Double::doubleValue).toArray();
            double[] megabytes = seen.stream().mapToDouble(Double::doubleValue).toArray();
            String what = cycles + " times: a command wakes the bot, it comes online on its address, and sleeps again because its session is far away. From the record of the command to the record "
                    + "of the bot's first word, with an exchange key, on the local provider.";
            return List.of(Row.of("Wake of a bot, command to Online, median", Figures.median(millis), "ms", what),
                    Row.of("Wake of a bot, command to Online, p95", Figures.quantile(millis, 0.95), "ms", "The same wakes."),
                    Row.of("Resident memory of a bot that has just come online, median", Figures.median(megabytes), "MB",
                            "VmRSS after " + seen.size() + " of these wakes; after the others it slept again before it could be looked at."),
                    Row.of("The same, p95", Figures.quantile(megabytes, 0.95), "MB", "The same wakes."));
        }
    }

    /** Nothing where the bot, which has nothing to stay awake for, sleeps again. */
    private static Optional<Double> residentMegabytes(RunningInstallation installation, TradingBot bot) {
        try {
            return Optional.of(Host.residentMegabytes(installation.botPid(bot.botId())));
        } catch (IOException asleep) {
            return Optional.empty();
        }
    }

    /** On record, not in the bot's state: it is awake for less than a moment. */
    private static void awaitWakes(ApiSession session, TradingBot bot, int wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 90_000_000_000L;
        while (wakes(session, bot).size() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the bot is not online within 90 s of wake " + wanted);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static List<Double> wakes(ApiSession session, TradingBot bot) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (JsonNode deployment : session.get(bot.path("deployments") + "?limit=500")) {
            if (deployment.get("cause").asString().equals("requested") && !deployment.get("onlineAt").isNull()) {
                millis.add((double) Duration.between(Instant.parse(deployment.get("begunAt").asString()), Instant.parse(deployment.get("onlineAt").asString())).toMillis());
            }
        }
        return millis;
    }
}
