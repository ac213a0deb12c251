package plutarc.benchmarks.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.installation.RunningInstallation;
import plutarc.benchmarks.installation.TradingBot;

/** Commands through the backend's process, as many dashboards would send them. */
public final class CommandsOverHttp implements Benchmark {

    private static final int SESSIONS = 16;

    @Override
    public String name() {
        return "commands-http";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        List<ApiSession> sessions = new ArrayList<>();
        try (RunningInstallation installation = RunningInstallation.start(conditions, "1x")) {
            List<Callable<?>> senders = new ArrayList<>();
            for (int number = 0; number < SESSIONS; number++) {
                ApiSession session = installation.ownerSession();
                sessions.add(session);
                senders.add(relabelling(session, TradingBot.addKey(installation, session, "Key " + number), number));
            }
            Load.during(conditions.times(4, 2), senders);
            Load many = Load.during(conditions.times(8, 3), senders);
            Load one = Load.during(conditions.times(5, 2), senders.subList(0, 1));
            String what = "POST /api/keys/{id}/relabel, each session its own key and connection, until the answer 202: sign-in checked, event on disk. The clients run on the same cores. "
                    + many.count() + " commands, warmed up.";
            return List.of(Row.of("Commands over HTTP, " + SESSIONS + " sessions at once", many.perSecond(), "per s", what),
                    Row.of("The same, latency p50", many.millis(0.5), "ms", "From the request to the answer."),
                    Row.of("The same, latency p99", many.millis(0.99), "ms", "From the request to the answer."),
                    Row.of("Commands over HTTP, one session", one.perSecond(), "per s", "One request after the other; " + one.count() + " commands."),
                    Row.of("The same, latency p99", one.millis(0.99), "ms", "From the request to the answer."));
        } finally {
            sessions.forEach(ApiSession::close);
        }
    }

    private static Callable<?> relabelling(ApiSession session, String keyId, int number) {
        return new Callable<Void>() {
            private int sent;

            @Override
            public Void call() throws Exception {
                session.post("/api/keys/" + keyId + "/relabel", ApiSession.object().put("label", "Key " + number + " " + sent++ % 2));
                return null;
            }
        };
    }
}
