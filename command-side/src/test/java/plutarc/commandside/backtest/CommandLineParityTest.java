package plutarc.commandside.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import plutarc.cli.backtest.BacktestCommand;
import plutarc.contracts.backtest.BacktestEvent.BacktestRequested;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.backtest.BacktestKind;
import plutarc.contracts.backtest.BacktestResults;
import plutarc.contracts.backtest.BacktestSubject;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.Progress;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard shows is what {@code plutarc backtest} writes, figure by figure, over the same candles. */
class CommandLineParityTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void theDashboardAndTheCommandLineGiveTheSameFiguresAndTheSameTrades() throws Exception {
        JsonNode printed = commandLine();
        var request = new BacktestRequested(BacktestId.random(), new WorkspaceId("ours"), "One", new BacktestSubject(Optional.empty(), Optional.empty(), "Trend"), Samples.DEFINITION,
                Samples.over(SampleCandles.HOURS), new BacktestKind.SingleRun());
        var outcome = new Jobs(new SampleCandles(), new SearchesSoFar()).run(request, Progress.NONE).orElseThrow();
        JsonNode shown = JSON.readTree(part(outcome, BacktestResults.REPORT));

        assertThat(printed.get("trades").asInt()).isPositive();
        for (String figure : List.of("finalEquity", "netReturn", "maxDrawdown", "exposure", "buyAndHold")) {
            assertThat(shown.get("headline").get(figure)).as(figure).isEqualTo(printed.get(figure));
        }
        same(shown.get("trades"), printed.get("tradeStatistics"), List.of());
        same(shown.get("equity"), printed.get("equityStatistics"), List.of("maxDrawdown"));
        assertThat(shown.get("equity").get("maxDrawdown")).isEqualTo(printed.get("maxDrawdown"));
        assertThat(shown.get("doubts")).isEqualTo(printed.get("findings"));
        assertThat(shown.get("notes")).isEqualTo(printed.get("notes"));
        assertThat(shown.get("templateVersion")).isEqualTo(printed.get("templateVersion"));
        assertThat(shown.get("tables").size()).isEqualTo(printed.get("breakdowns").size());
        for (int table = 0; table < shown.get("tables").size(); table++) {
            JsonNode rows = printed.get("breakdowns").get(table).get("rows");
            assertThat(shown.get("tables").get(table).get("rows").size()).isEqualTo(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                same(shown.get("tables").get(table).get("rows").get(row).get("figures"), rows.get(row).get("statistics"), List.of());
            }
        }
        for (int row = 0; row < printed.get("blocked").size(); row++) {
            same(shown.get("blocked").get(row), printed.get("blocked").get(row), List.of("expectancyPct"));
        }
        trades(JSON.readTree(part(outcome, BacktestResults.TRADES)));
    }

    private JsonNode commandLine() throws Exception {
        Path candles = Files.write(folder.resolve("hours.csv"), csv(SampleCandles.waves(Interval.H1, 2000)));
        Path template = Files.writeString(folder.resolve("template.json"), Samples.DEFINITION);
        int status = new CommandLine(new BacktestCommand()).setOut(new PrintWriter(new StringWriter())).execute("--template", template.toString(), "--candles", candles.toString(),
                "--json", folder.resolve("out.json").toString(), "--trades", folder.resolve("trades.csv").toString());
        assertThat(status).isZero();
        return JSON.readTree(Files.readString(folder.resolve("out.json")));
    }

    private void trades(JsonNode shown) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("trades.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        assertThat(shown.size()).isEqualTo(lines.size() - 1);
        for (int i = 0; i < shown.size(); i++) {
            String[] cells = lines.get(i + 1).split(",");
            JsonNode trade = shown.get(i);
            assertThat(cells[names.indexOf("net_pnl")]).isEqualTo(Double.toString(trade.get("netPnl").asDouble()));
            assertThat(cells[names.indexOf("entry_time")]).isEqualTo(trade.get("entryTime").asString());
            assertThat(cells[names.indexOf("exit_price")]).isEqualTo(Double.toString(trade.get("exitPrice").asDouble()));
            assertThat(cells[names.indexOf("exit_reason")]).isEqualTo(trade.get("exitReason").asString());
            assertThat(trade.get("signalState").size()).isPositive();
        }
    }

    /** Every figure that is shown, by its name. */
    private static void same(JsonNode shown, JsonNode printed, List<String> but) {
        shown.properties().stream().filter(figure -> !but.contains(figure.getKey())).forEach(figure ->
                assertThat(figure.getValue()).as(figure.getKey()).isEqualTo(printed.get(figure.getKey())));
    }

    private static byte[] part(Jobs.Outcome outcome, String name) {
        return outcome.parts().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow().json();
    }

    static List<String> csv(Candles candles) {
        List<String> lines = new ArrayList<>(List.of("time,open,high,low,close,volume"));
        for (int i = 0; i < candles.size(); i++) {
            lines.add(candles.openTime()[i] + "," + candles.open()[i] + "," + candles.high()[i] + "," + candles.low()[i] + "," + candles.close()[i] + "," + candles.volume()[i]);
        }
        return lines;
    }
}
