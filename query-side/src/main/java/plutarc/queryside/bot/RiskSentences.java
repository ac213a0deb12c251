package plutarc.queryside.bot;

import static plutarc.queryside.bot.Sentences.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;

/** What the activity feed says of a risk limit that has been reached: which, what follows, and the figures. Pure. */
final class RiskSentences {

    /** How a limit is called, in which unit it is measured, and the figures worth saying, in this order. */
    private record Words(String name, String unit, List<String> figures) {
    }

    private static final Map<String, Words> WORDS = Map.of(
            "maxLossPerTradePct", new Words("Loss per trade", " % of equity", List.of("loss", "equity")),
            "dailyLossLimitPct", new Words("Daily loss", " %", List.of("equity", "dayStartEquity")),
            "consecutiveLossLimit", new Words("Losses in a row", "", List.of("equity", "pauseMinutes")),
            "equityProtectionDrawdownPct", new Words("Equity protection", " % below the peak", List.of("equity", "peakEquity")),
            "apiErrorThreshold", new Words("Venue errors", "", List.of("windowMinutes")),
            "maxLeverage", new Words("Leverage", "×", List.of("quantity", "entryPrice")));

    private RiskSentences() {
    }

    static Severity severity(RiskLimitBreached event) {
        return switch (event.action()) {
            case "report" -> Severity.WARNING;
            case String acts -> Severity.CRITICAL;
        };
    }

    static String breached(RiskLimitBreached event) {
        var words = Optional.ofNullable(WORDS.get(event.limit())).orElseGet(() -> new Words("Risk limit " + event.limit(), "",
                event.figures().keySet().stream().filter(name -> !name.equals("value") && !name.equals("limit")).sorted().toList()));
        var value = Optional.ofNullable(event.figures().get("value"));
        var limit = Optional.ofNullable(event.figures().get("limit"));
        String measured = value.map(v -> " " + rounded(v) + words.unit()).orElse("") + limit.map(l -> ", limit " + figure(l) + (value.isPresent() ? "" : words.unit())).orElse("");
        String figures = words.figures().stream().filter(event.figures()::containsKey).map(name -> called(name) + " " + rounded(event.figures().get(name)))
                .collect(Collectors.joining(", "));
        return words.name() + event.symbol().map(symbol -> " of " + symbol).orElse("") + " reached:" + measured + (figures.isEmpty() ? "" : " (" + figures + ")") + ". " + follows(event);
    }

    private static String follows(RiskLimitBreached event) {
        return switch (event.action()) {
            case "pause_entries" -> "No new entries" + switch (event.limit()) {
                case "dailyLossLimitPct" -> " until 00:00 UTC.";
                case "consecutiveLossLimit" -> Optional.ofNullable(event.figures().get("pauseMinutes")).filter(minutes -> minutes.signum() > 0)
                        .map(minutes -> " for " + figure(minutes) + " minutes, or until resumed.").orElse(" until resumed by hand.");
                case "apiErrorThreshold" -> " until the venue has answered cleanly for five minutes, or until resumed.";
                case String other -> ".";
            };
            case "close_position" -> "The position is closed at market.";
            case "close_all" -> "All positions are closed at market; no new entries until 00:00 UTC.";
            case "pause_and_close_all" -> "The bot is paused and all positions are closed at market, until somebody resumes it.";
            case "report" -> "Entries are capped; what is held stays as it is.";
            case String other -> Sentences.words(other) + ".";
        };
    }

    private static String called(String figure) {
        return switch (figure) {
            case "dayStartEquity" -> "equity at 00:00 UTC";
            case "peakEquity" -> "peak";
            case "pauseMinutes" -> "pause in minutes";
            case "windowMinutes" -> "window in minutes";
            case "entryPrice" -> "entry";
            case String other -> other;
        };
    }

    private static String rounded(BigDecimal value) {
        return figure(value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_EVEN));
    }
}
