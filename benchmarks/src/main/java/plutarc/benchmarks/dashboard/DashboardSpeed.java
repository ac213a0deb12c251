package plutarc.benchmarks.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.PlatformMain;
import tools.jackson.databind.JsonNode;

/** How fast the fleet page of two hundred bots is there, what it weighs, and whether it keeps up with fifty changes a second. */
public final class DashboardSpeed implements Benchmark {

    private static final int BOTS = 200;
    private static final int UPDATES_A_SECOND = 50;
    private static final int PATIENCE_SECONDS = 240;

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        Path web = conditions.home().resolve("web");
        if (!Files.isRegularFile(web.resolve("dist/index.html"))) {
            throw new IOException("web/dist is not built: ./plutarc build builds it");
        }
        try (ConfigurableApplicationContext backend = PlatformMain.start(List.of("--spring.main.sources=" + NeverStarted.class.getName(), "--server.port=0", "--plutarc.link.port=0",
                "--plutarc.link.heartbeat=1h", "--plutarc.web=" + web.resolve("dist"), "--plutarc.data=" + conditions.folder().resolve("data"), "--logging.level.root=warn"))) {
            String base = "http://127.0.0.1:" + backend.getEnvironment().getProperty("local.server.port");
            FleetOfBots fleet;
            try (ApiSession owner = ApiSession.ofOwner(base)) {
                JsonNode session = owner.get("/api/session");
                fleet = new FleetOfBots(backend, session.get("account").get("id").asString(), new WorkspaceId(session.get("workspace").get("id").asString()));
                fleet.make(BOTS, conditions.home());
            }
            JsonNode seen = browse(conditions, web, base, fleet);
            return rows(seen);
        }
    }

    /** Bots tell all the time; the browser measures first without looking at them and then with. */
    private static JsonNode browse(Conditions conditions, Path web, String base, FleetOfBots fleet) throws IOException, InterruptedException {
        Path answer = conditions.folder().resolve("seen.json");
        Path log = conditions.folder().resolve("browser.log");
        Path go = conditions.folder().resolve("go");
        ProcessBuilder builder = new ProcessBuilder("node", "bench/fleet-page.mjs").directory(web.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(java.util.Map.of("BASE_URL", base, "BOTS", Integer.toString(BOTS), "LOADS", Integer.toString(conditions.times(9, 3)),
                "SECONDS", Integer.toString(conditions.times(15, 5)), "ANSWER", answer.toString(), "GO", go.toString()));
        Process browser = builder.start();
        try (ScheduledExecutorService updates = Executors.newSingleThreadScheduledExecutor()) {
            updates.scheduleAtFixedRate(() -> {
                if (Files.exists(go)) {
                    fleet.tell();
                }
            }, 0, 1_000_000_000L / UPDATES_A_SECOND, TimeUnit.NANOSECONDS);
            boolean ended = browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            updates.shutdownNow();
            if (!ended || browser.exitValue() != 0) {
                throw new IOException("the browser " + (ended ? "failed" : "did not end") + ": " + Files.readString(log).lines().reduce((_, last) -> last).orElse(""));
            }
            return ApiSession.read(Files.readString(answer));
        } finally {
            browser.destroyForcibly();
        }
    }

    private static List<Row> rows(JsonNode seen) {
        double[] first = values(seen.get("firstPaintMillis"));
        double[] complete = values(seen.get("completeMillis"));
        List<Row> rows = new ArrayList<>();
        rows.add(Row.below("Fleet page of " + BOTS + " bots, first paint", Figures.median(first), 1_000, "ms", "First contentful paint in Chromium without its cache, from the address to the picture; median of " + first.length + "."));
        rows.add(Row.below("The same, every bot shown", Figures.median(complete), 1_000, "ms", "Until figures, positions and the cards in sight are painted and all " + BOTS + " bots are on the page, those far below by name; the same loads."));
        rows.add(Row.below("JavaScript of the first page", seen.get("scriptBytes").asDouble() / 1_000, 250, "kB", "Every script that a browser without a cache fetches until the fleet page is shown, as gzip."));
        rows.add(Row.atLeast("Updates taken in by the open fleet page", seen.get("updatesTaken").asDouble(), UPDATES_A_SECOND * 0.95, "per s", UPDATES_A_SECOND + " changes of cards a second from the bots, each with position and equity, counted as the browser takes them from the live view; they are drawn five times a second."));
        rows.add(Row.below("Dropped frames at " + UPDATES_A_SECOND + " updates a second", seen.get("droppedPercent").asDouble(), 1, "%", "Of the frames that the display asks for, over " + seen.get("seconds").asInt()
                + " s; without updates " + Figures.text(seen.get("droppedIdlePercent").asDouble()) + " %. Longest frame " + Figures.text(seen.get("longestFrameMillis").asDouble()) + " ms."));
        return rows;
    }

    private static double[] values(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
