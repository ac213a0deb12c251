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
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @Override
    public String name() {
        return "propagation";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int changes = conditions.times(200, 50);
        double[] fromAnswer = new double[changes];
        double[] fromRequest = new double[changes];
        try (RunningInstallation installation = RunningInstallation.start(conditions, "60x"); ApiSession session = installation.ownerSession()) {
            TradingBot bot = TradingBot.deploy(installation, session, "Measured");
            long revision = bot.await("configured", view -> view.get("template").isObject() && view.get("appliedRevision").asLong() == view.get("configurationRevision").asLong())
                    .get("configurationRevision").asLong();
            ObjectNode limits = (ObjectNode) bot.view().get("riskLimits");
            for (int change = -WARM_UP; change < changes; change++) {
                TimeUnit.MILLISECONDS.sleep(20);
                limits.put("maxPositionsTotal", 20 + Math.floorMod(change, 2));
                revision++;
                long asked = System.nanoTime();
                session.put(bot.path("risk-limits"), limits);
                long accepted = System.nanoTime();
                long applied = awaitApplied(bot, revision);
                if (change >= 0) {
                    fromAnswer[change] = (applied - accepted) / 1e6;
                    fromRequest[change] = (applied - asked) / 1e6;
                }
            }
        }
        String what = "From the answer 202 to a change of the risk limits until the bot's view shows the new revision as applied: commit, push over the bot link, in force in the bot's process, "
                + "its confirmation received and stored, and one query of the view. " + changes + " changes after " + WARM_UP + " that do not count; a bot trading at 60x.";
        return List.of(Row.of("Configuration propagation, p50", Figures.median(fromAnswer), "ms", what),
                Row.below("Configuration propagation, p99", Figures.quantile(fromAnswer, 0.99), 50, "ms", "The same changes."),
                Row.of("The same with the request itself, p50", Figures.median(fromRequest), "ms", "From before the request is sent."),
                Row.of("The same with the request itself, p99", Figures.quantile(fromRequest, 0.99), "ms", "From before the request is sent."));
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
