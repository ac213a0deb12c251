package plutarc.cli.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.Score;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.Trial;
import plutarc.strategy.search.WalkForward;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a search's outcome: everything as JSON, the table as CSV, the winner as a template. A figure that is not defined is null, or an empty cell. */
final class SearchFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SearchFiles() {
    }

    static void json(Path file, SearchReport report) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("template", report.setting().template().name()).put("method", report.setting().method()).put("objective", report.setting().objective().id())
                .put("seed", report.setting().seed()).put("cancelled", report.cancelled()).put("seconds", report.seconds()).put("stopFill", report.setting().settings().fill().id());
        report.split().ifPresent(split -> root.put("split", Instant.ofEpochMilli(split).toString()));
        report.found().ifPresent(found -> {
            root.put("tried", found.tried()).put("invalid", found.invalid()).put("strategyCandlesPerSecond", found.strategyCandles() / report.seconds());
            var best = root.putArray("best");
            for (int i = 0; i < found.best().size(); i++) {
                trial(best.addObject(), report, found, i);
            }
        });
        report.walkForward().ifPresent(forward -> forward(root.putObject("walkForward"), report, forward));
        root.set("findings", JSON.valueToTree(report.findings()));
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(SummaryJson.defined(root)));
    }

    private static void trial(ObjectNode node, SearchReport report, SearchResult found, int i) {
        Trial trial = found.best().get(i);
        params(node, report, report.space().values(report.space().point(trial.number())));
        node.put("objective", trial.objective()).put("deflatedSharpe", found.deflatedSharpe(trial));
        node.set("inSample", JSON.valueToTree(trial.score()));
        if (!report.outOfSample().isEmpty()) {
            node.set("outOfSample", JSON.valueToTree(report.outOfSample().get(i)));
        }
    }

    private static void forward(ObjectNode node, SearchReport report, WalkForward forward) {
        node.put("efficiency", forward.efficiency());
        node.set("outOfSample", JSON.valueToTree(forward.outOfSample()));
        var steps = node.putArray("steps");
        forward.steps().forEach(step -> {
            ObjectNode row = steps.addObject().put("trainFrom", Instant.ofEpochMilli(step.window().trainFrom()).toString())
                    .put("testFrom", Instant.ofEpochMilli(step.window().testFrom()).toString()).put("testTo", Instant.ofEpochMilli(step.window().testTo()).toString());
            params(row, report, step.values());
            step.best().ifPresent(best -> row.set("inSample", JSON.valueToTree(best.score())));
            step.tested().ifPresent(score -> row.set("outOfSample", JSON.valueToTree(score)));
        });
    }

    private static void params(ObjectNode node, SearchReport report, List<String> values) {
        ObjectNode params = node.putObject("params");
        for (int i = 0; i < values.size(); i++) {
            params.put(report.space().axes().get(i).path(), values.get(i));
        }
    }

    static void csv(Path file, SearchReport report) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            List<String> paths = report.space().axes().stream().map(Axis::path).toList();
            if (report.found().isPresent()) {
                csv.writeRecord(joined(List.of("rank", "objective"), paths, figures(""), report.outOfSample().isEmpty() ? List.of() : figures("after_")));
                List<Trial> best = report.found().get().best();
                for (int i = 0; i < best.size(); i++) {
                    csv.writeRecord(joined(List.of(Integer.toString(i + 1), text(best.get(i).objective())), report.space().values(report.space().point(best.get(i).number())),
                            figures(best.get(i).score()), report.outOfSample().isEmpty() ? List.of() : figures(report.outOfSample().get(i))));
                }
            } else {
                csv.writeRecord(joined(List.of("train_from", "test_from", "test_to"), paths, figures("train_"), figures("test_")));
                for (WalkForward.Step step : report.walkForward().orElseThrow().steps()) {
                    csv.writeRecord(joined(List.of(Instant.ofEpochMilli(step.window().trainFrom()).toString(), Instant.ofEpochMilli(step.window().testFrom()).toString(),
                            Instant.ofEpochMilli(step.window().testTo()).toString()), step.values().isEmpty() ? paths.stream().map(path -> "").toList() : step.values(),
                            step.best().map(Trial::score).map(SearchFiles::figures).orElse(figures("").stream().map(name -> "").toList()),
                            step.tested().map(SearchFiles::figures).orElse(figures("").stream().map(name -> "").toList())));
                }
            }
        }
    }

    static void best(Path file, SearchReport report) throws IOException {
        Template best = report.best().orElseThrow(() -> new IOException("no combination had enough trades, so that there is no winner to save to " + file));
        Files.writeString(file, TemplateJson.writePretty(best) + "\n");
    }

    private static List<String> figures(String prefix) {
        return List.of(prefix + "trades", prefix + "net", prefix + "net_return", prefix + "profit_factor", prefix + "win_rate", prefix + "max_drawdown", prefix + "sharpe", prefix + "sortino",
                prefix + "calmar");
    }

    private static List<String> figures(Score score) {
        return List.of(Integer.toString(score.trades()), text(score.net()), text(score.netReturn()), text(score.profitFactor()), text(score.winRate()), text(score.maxDrawdown()),
                text(score.sharpe()), text(score.sortino()), text(score.calmar()));
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static String text(double number) {
        return Double.isFinite(number) ? Double.toString(number) : "";
    }
}
