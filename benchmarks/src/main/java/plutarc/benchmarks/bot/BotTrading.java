package plutarc.benchmarks.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;
import plutarc.benchmarks.machine.Host;

/** A minute of trading in a whole installation: the bot's memory, and how long it takes from a candle to the order. */
public final class BotTrading implements Benchmark {

    private static final String SPEED = "600x";
    private static final Pattern CLOSED = Pattern.compile("candleToOrderCount=\"?(\\d+)\"? p50Micros=\"?(\\d+)\"? p99Micros=\"?(\\d+)");

    @Override
    public String name() {
        return "bot-trading";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int seconds = conditions.times(60, 15);
        try (RunningInstallation installation = RunningInstallation.start(conditions, SPEED); ApiSession session = installation.ownerSession()) {
            TradingBot bot = TradingBot.deploy(installation, session, "Measured");
            bot.tradeThroughLosses();
            bot.awaitFirstTrade();
            long pid = installation.botPid(bot.botId());
            double[] megabytes = new double[seconds];
            for (int second = 0; second < seconds; second++) {
                TimeUnit.SECONDS.sleep(1);
                megabytes[second] = Host.residentMegabytes(pid);
            }
            long trades = bot.view().get("trades").asLong();
            bot.stop();
            Matcher measured = awaitClosed(installation.botLog(bot.botId()));
            String what = "From the closed candle's arrival in the loop's queue until the socket has taken the order's frame: decision, journal, serialising and both threads' turns included; "
                    + measured.group(1) + " orders of a bot process in a whole installation at " + SPEED + ", from the first on, measured by the bot itself.";
            return List.of(
                    Row.of("Resident memory of a trading bot node", megabytes[seconds - 1], "MB", "VmRSS after " + seconds + " s of trading at " + SPEED + " (" + trades + " trades)."),
                    Row.of("The same, highest", Figures.quantile(megabytes, 1), "MB", "The highest of the samples of every second."),
                    Row.of("Candle close to order, p50", Double.parseDouble(measured.group(2)) / 1000, "ms", what),
                    Row.below("Candle close to order, p99", Double.parseDouble(measured.group(3)) / 1000, 1, "ms", "The same orders."));
        }
    }

    /** The bot's last words have the figures. */
    private static Matcher awaitClosed(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (System.nanoTime() < deadline) {
            Matcher matcher = CLOSED.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("the bot has ended without telling its figures");
    }
}
