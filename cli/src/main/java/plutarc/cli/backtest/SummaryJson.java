package plutarc.cli.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.metrics.BacktestSummary;
import plutarc.strategy.template.TemplateJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes every figure of a backtest as JSON; a figure that is not defined is null. */
final class SummaryJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SummaryJson() {
    }

    static void write(Path file, BacktestSummary summary, BacktestResult result) throws IOException {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(summary, result)));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    static ObjectNode tree(BacktestSummary summary, BacktestResult result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("template", result.template().name()).put("templateVersion", result.templateVersion());
        root.put("trades", result.trades().size());
        number(root, "finalEquity", result.finalEquity());
        number(root, "candlesPerSecond", summary.candlesPerSecond());
        number(root, "netReturn", result.netReturn());
        number(root, "maxDrawdown", result.maxDrawdown());
        number(root, "exposure", summary.exposure());
        number(root, "buyAndHold", summary.buyAndHold());
        root.put("candles", result.bars()).put("openTrades", result.open().size());
        root.put("firstTime", java.time.Instant.ofEpochMilli(result.firstTime()).toString()).put("lastTime", java.time.Instant.ofEpochMilli(result.lastTime()).toString());
        ObjectNode settings = root.putObject("settings");
        number(settings, "cash", result.settings().cash());
        settings.put("stopFill", result.settings().fill().id());
        number(settings, "slippageBps", result.settings().slippageBps());
        number(settings, "leverage", result.settings().leverage());
        settings.put("margin", result.settings().marginMode().name().toLowerCase(java.util.Locale.ROOT)).put("riskLimits", result.settings().limits().isPresent());
        root.set("tradeStatistics", defined(JSON.valueToTree(summary.all())));
        root.set("equityStatistics", defined(JSON.valueToTree(summary.equity())));
        root.set("breakdowns", defined(JSON.valueToTree(summary.breakdowns())));
        root.set("blocked", defined(JSON.valueToTree(result.blocked())));
        summary.split().ifPresent(split -> root.set("samples", defined(JSON.valueToTree(split))));
        root.set("monteCarlo", defined(JSON.valueToTree(summary.monteCarlo())));
        root.set("findings", JSON.valueToTree(summary.findings()));
        root.set("notes", JSON.valueToTree(result.notes()));
        return root;
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** Numbers that are not finite become null: JSON has no word for them. */
    static tools.jackson.databind.JsonNode defined(tools.jackson.databind.JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> {
                var child = object.get(name);
                if (child.isFloatingPointNumber() && !Double.isFinite(child.doubleValue())) {
                    object.putNull(name);
                } else {
                    defined(child);
                }
            });
        } else {
            node.forEach(SummaryJson::defined);
        }
        return node;
    }
}
