package plutarc.benchmarks.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.ApiSession;
import plutarc.benchmarks.strategy.YearOfMinutes;
import tools.jackson.databind.JsonNode;

/** Whether the price chart of a backtest over a year of minutes can be dragged along without a jerk and without a hole. */
final class YearOnAChart {

    private static final int PATIENCE_SECONDS = 120;
    private static final int DRAGS = 10;

    private YearOnAChart() {
    }

    static List<Row> rows(Conditions conditions, ApiSession owner, Browser browser) throws IOException, InterruptedException {
        int drags = conditions.times(DRAGS, 3);
        JsonNode seen = browser.look("price-chart", Map.of("BACKTEST", backtest(conditions, owner), "DRAGS", Integer.toString(drags)));
        return List.of(
                Row.below("Dragging a chart of " + YearOfMinutes.BARS + " candles, dropped frames", seen.get("droppedPercent").asDouble(), 1, "%", "The price chart of a backtest, zoomed in on two days of the year, "
                        + "dragged into the past by 12 pixels a frame, " + drags + " times by 0.7 of its width without a rest; of " + seen.get("frames").asInt() + " frames. Longest frame "
                        + Figures.text(seen.get("longestFrameMillis").asDouble()) + " ms."),
                Row.below("The same, frames with a blank edge", seen.get("blankPercent").asDouble(), 1, "%", "Of the same frames, those whose left edge showed no candle: the stretch that comes into view was not there in time."));
    }

    private static String backtest(Conditions conditions, ApiSession owner) throws IOException, InterruptedException {
        Path csv = conditions.folder().resolve("year.csv");
        YearOfMinutes.write(YearOfMinutes.make(YearOfMinutes.BARS), csv);
        String candles = owner.upload("/api/candle-sets/import?name=Year&symbol=BTCUSDT&contract=linear&file=year.csv", csv).get("candleSetId").asString();
        var terms = ApiSession.object().put("type", "linear").put("contractSize", 1).put("tickSize", 0).put("lotSize", 0).put("minQuantity", 0).put("minNotional", 0).put("maintenanceMargin", 0.005);
        var under = ApiSession.object().put("cash", 1_000_000).put("leverage", 1).put("marginMode", "isolated").put("takerFee", 0.00055).put("slippageBps", 0).put("fill", "close")
                .put("funding", false).put("sessions", true).put("riskLimits", false);
        under.putArray("candleSets").add(candles);
        under.set("contract", terms);
        var wanted = ApiSession.object().put("name", "Year");
        wanted.set("draft", ApiSession.read(Files.readString(conditions.home().resolve("docs/examples/reference.json"), StandardCharsets.UTF_8)));
        wanted.set("conditions", under);
        String id = owner.post("/api/backtests", wanted).get("backtestId").asString();
        for (int waited = 0; waited < PATIENCE_SECONDS * 5; waited++) {
            TimeUnit.MILLISECONDS.sleep(200);
            for (JsonNode each : owner.get("/api/backtests")) {
                String state = each.get("backtestId").asString().equals(id) ? each.get("state").asString() : "";
                if (state.equals("completed")) {
                    return id;
                }
                if (state.equals("failed")) {
                    throw new IOException("the backtest failed: " + each);
                }
            }
        }
        throw new IOException("the backtest did not end in " + PATIENCE_SECONDS + " s");
    }
}
