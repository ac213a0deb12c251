package plutarc.benchmarks.bot;

import java.util.List;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;
import plutarc.benchmarks.machine.Host;

/** A minute of trading in a whole installation: the bot's memory. */
public final class BotTrading implements Benchmark {

    private static final String SPEED = "600x";

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
            return List.of(
                    Row.of("Resident memory of a trading bot node", megabytes[seconds - 1], "MB", "VmRSS after " + seconds + " s of trading at " + SPEED + " (" + trades + " trades)."),
                    Row.of("The same, highest", Figures.quantile(megabytes, 1), "MB", "The highest of the samples of every second."));
        }
    }
}
