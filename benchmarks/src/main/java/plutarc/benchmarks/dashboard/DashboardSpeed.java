package plutarc.benchmarks.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** How fast the fleet page of two hundred bots is there, what it weighs, whether it keeps up with fifty changes a second, and how a chart of a year of minutes is dragged. */
public final class DashboardSpeed implements Benchmark {

    private static final int BOTS = 200;
    private static final int UPDATES_A_SECOND = 50;

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
            Browser browser = new Browser(web, conditions.folder(), base);
            try (ApiSession owner = ApiSession.ofOwner(base)) {
                JsonNode session = owner.get("/api/session");
                FleetOfBots fleet = new FleetOfBots(backend, session.get("account").get("id").asString(), new WorkspaceId(session.get("workspace").get("id").asString()));
                fleet.make(BOTS, conditions.home());
                List<Row> rows = new ArrayList<>(rows(watched(conditions, browser, fleet)));
                rows.addAll(YearOnAChart.rows(conditions, owner, browser));
                return rows;
            }
        }
    }

    /** Bots tell as soon as the browser wants them to: it measures first without and then with that. */
    private static JsonNode watched(Conditions conditions, Browser browser, FleetOfBots fleet) throws IOException, InterruptedException {
        Path go = conditions.folder().resolve("go");
        try (ScheduledExecutorService updates = Executors.newSingleThreadScheduledExecutor()) {
            updates.scheduleAtFixedRate(() -> {
                if (Files.exists(go)) {
                    fleet.tell();
                }
            }, 0, 1_000_000_000L / UPDATES_A_SECOND, TimeUnit.NANOSECONDS);
            JsonNode seen = browser.look("fleet-page", Map.of("BOTS", Integer.toString(BOTS), "LOADS", Integer.toString(conditions.times(9, 3)), "SECONDS", Integer.toString(conditions.times(15, 5)), "GO", go.toString()));
            updates.shutdownNow();
            return seen;
        }
    }

    private static List<Row> rows(JsonNode seen) {
        double[] first = values(seen.get("firstPaintMillis"));
        double[] complete = values(seen.get("completeMillis"));
        double[] again = values(seen.get("completeAgainMillis"));
        List<Row> rows = new ArrayList<>();
        rows.add(Row.below("Fleet page of " + BOTS + " bots, first paint", Figures.median(first), 1_000, "ms", "First contentful paint in Chromium without its cache, from the address to the picture: navigation and the outline of the page, or its figures where they are there by then; median of " + first.length + "."));
        rows.add(Row.below("The same, every bot shown", Figures.median(complete), 1_000, "ms", "Until the fleet's figures, its positions and the cards in sight with theirs are painted and all " + BOTS + " bots are on the page, those far below by name; the same loads."));
        rows.add(Row.of("The same, visited before", Figures.median(again), "ms", "With the browser's cache, in turn with the loads without it; median of " + again.length + "."));
        rows.add(Row.below("JavaScript of the first page", seen.get("scriptBytes").asDouble() / 1_000, 250, "kB", "Every script that a browser without a cache fetches until the fleet page is shown, as gzip."));
        rows.add(Row.atLeast("Updates taken in by the open fleet page", seen.get("updatesTaken").asDouble(), UPDATES_A_SECOND * 0.95, "per s", UPDATES_A_SECOND + " changes of cards a second from the bots, each with position and equity, counted as the browser takes them from the live view; they are drawn five times a second."));
        rows.add(Row.below("Dropped frames at " + UPDATES_A_SECOND + " updates a second", seen.get("droppedPercent").asDouble(), 1, "%", "Of the frames that the display asks for, over " + seen.get("seconds").asInt()
                + " s after 5 s of updates; without updates " + Figures.text(seen.get("droppedIdlePercent").asDouble()) + " %. Longest frame " + Figures.text(seen.get("longestFrameMillis").asDouble()) + " ms."));
        return rows;
    }

    private static double[] values(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }
}
