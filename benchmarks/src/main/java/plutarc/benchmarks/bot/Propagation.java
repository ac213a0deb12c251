package plutarc.benchmarks.bot;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;
import tools.jackson.databind.node.ObjectNode;

/** How fast a change of a bot's configuration is in force in the bot's process and known to be so in the backend. */
public final class Propagation implements Benchmark {

    private static final int WARM_UP = 50;
    private static final int UNDISTURBED_MILLIS = 100;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @Override
    public String name() {
        return "propagation";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int changes = conditions.times(300, 50);
        double[] toConfirmation = new double[changes];
        double[] toView = new double[conditions.times(100, 20)];
        try (RunningInstallation installation = RunningInstallation.start(conditions, "60x"); ApiSession session = installation.ownerSession();
             PropagationTimer timer = new PropagationTimer(installation.base())) {
            TradingBot bot = TradingBot.deploy(installation, session, "Measured");
            long revision = bot.await("configured", view -> view.get("template").isObject() && view.get("appliedRevision").asLong() == view.get("configurationRevision").asLong())
                    .get("configurationRevision").asLong();
            ObjectNode limits = (ObjectNode) bot.view().get("riskLimits");
            timer.skip();
            for (int change = -WARM_UP; change < changes; change++) {
                change(session, bot, limits, change);
                revision++;
                // Nothing is asked while the change is on its way: questions would take the cores from what they ask about.
                TimeUnit.MILLISECONDS.sleep(UNDISTURBED_MILLIS);
                double confirmed = timer.next();
                if (change >= 0) {
                    toConfirmation[change] = confirmed;
                }
            }
            for (int change = 0; change < toView.length; change++) {
                TimeUnit.MILLISECONDS.sleep(UNDISTURBED_MILLIS);
                change(session, bot, limits, changes + change);
                long accepted = System.nanoTime();
                toView[change] = (awaitApplied(bot, ++revision) - accepted) / 1e6;
            }
        }
        String what = "From the acceptance of a change of the risk limits, before it is on the disk, until the bot's confirmation that it is in force has arrived, both taken by the backend "
                + "(plutarc_configuration_propagation): durable commit, push over the bot link, in force in the bot's process, confirmation. " + changes + " changes after " + WARM_UP
                + " that do not count; a bot trading at 60x.";
        String view = toView.length + " further changes, from the answer 202 until the bot's view, asked again and again over HTTP, shows the revision as applied.";
        return List.of(Row.of("Configuration propagation, p50", Figures.median(toConfirmation), "ms", what),
                Row.below("Configuration propagation, p99", Figures.quantile(toConfirmation, 0.99), 50, "ms", "The same changes."),
                Row.of("Until the view shows it, p50", Figures.median(toView), "ms", view),
                Row.of("Until the view shows it, p99", Figures.quantile(toView, 0.99), "ms", "The same."));
    }

    private static void change(ApiSession session, TradingBot bot, ObjectNode limits, int number) throws IOException, InterruptedException {
        limits.put("maxPositionsTotal", 20 + Math.floorMod(number, 2));
        session.put(bot.path("risk-limits"), limits);
    }

    private static long awaitApplied(TradingBot bot, long revision) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (bot.view().get("appliedRevision").asLong() < revision) {
            if (System.nanoTime() > deadline) {
                throw new IOException("revision " + revision + " is not in force within 10 s");
            }
        }
        return System.nanoTime();
    }
}
