package plutarc.queryside.trading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.EntryCheck;
import plutarc.contracts.trading.Verdict;

/** What the template said at the last candle: data, signals, filters, gates, guards, cooldown, position. Pure. */
final class DecisionChecks {

    private static final String GROUP = "decision";

    private DecisionChecks() {
    }

    static List<EntryCheck> of(EntrySubject subject) {
        if (subject.candle().isEmpty()) {
            return List.of(CheckLine.of("candle", GROUP, "Last candle").unknown("No candle has been evaluated yet: the template's verdicts come with the first that closes"));
        }
        var candle = subject.candle().get();
        List<EntryCheck> checks = new ArrayList<>(List.of(fresh(subject, candle), data(subject, candle), side(subject, candle)));
        List<String> names = Streak.checks(candle.verdicts());
        for (int i = 0; i < names.size(); i++) {
            var verdict = candle.verdicts().get(i);
            component(subject, names.get(i), verdict).or(() -> rule(subject, verdict)).ifPresent(checks::add);
        }
        return checks;
    }

    private static EntryCheck fresh(EntrySubject subject, CandleEvaluated candle) {
        Duration interval = CandleSeries.span(candle.interval()).dividedBy(CandleSeries.CANDLES_A_PAGE);
        Instant closed = candle.openTime().plus(interval);
        var line = CheckLine.of("candle", GROUP, "Last candle").against("one each " + candle.interval()).sinceMarket(Optional.of(closed));
        long late = subject.bot().marketTime().map(now -> Duration.between(closed, now).toSeconds()).orElse(0L);
        if (late > 2 * interval.toSeconds()) {
            return line.figure("closed " + late / 60 + " min ago").waits("No candle has closed for two intervals", "See whether the venue trades " + candle.symbol() + "; the bot asks for missing candles by itself.");
        }
        return subject.obstacle("late_candle").map(_ -> line.waits("The last candle was read from history: too old to act upon", "Nothing: it acts at the next that closes live."))
                .orElseGet(() -> line.passes("Evaluated as it closed"));
    }

    private static EntryCheck data(EntrySubject subject, CandleEvaluated candle) {
        var line = CheckLine.of("data", GROUP, "Market data");
        var lacking = candle.verdicts().stream().filter(verdict -> verdict.reason().equals("no data")).map(Verdict::label).toList();
        return lacking.isEmpty() ? line.passes("Everything that the template reads is there")
                : line.figure(lacking.size() + " without").waits("No data for " + String.join(", ", lacking), "See whether the venue offers it; else take the component out of the template.");
    }

    private static EntryCheck side(EntrySubject subject, CandleEvaluated candle) {
        var line = CheckLine.of("signals", GROUP, "Signals together").figure(String.format(Locale.ROOT, "%+.2f", candle.score()))
                .against(String.format(Locale.ROOT, "± %.2f", candle.threshold())).sinceMarket(subject.since(Streak.SIDE));
        return switch (candle.decision()) {
            case "none" -> line.waits("They point to neither side", "Nothing: the market decides. A lower threshold lets more in.");
            case "warming_up" -> line.waits("They are still warming up", "Nothing: it takes the candles that the periods are long.");
            case String other -> line.passes("They point " + (other.endsWith("short") ? "short" : other.endsWith("long") ? "long" : "out of the position"));
        };
    }

    private static Optional<EntryCheck> component(EntrySubject subject, String name, Verdict verdict) {
        var line = CheckLine.of(name, GROUP, verdict.label().isBlank() ? verdict.component() : verdict.label()).figure(verdict.value()).sinceMarket(subject.since(name));
        String reason = verdict.reason().isBlank() ? verdict.passed() ? "passes" : "blocks" : verdict.reason();
        return switch (verdict.role()) {
            case "signal" -> Optional.of(verdict.passed() ? line.figure(String.format(Locale.ROOT, "%+.2f", verdict.score())).passes(reason) : line.noted(reason, ""));
            case "filter" -> Optional.of(verdict.passed() ? line.passes(reason) : line.waits(reason, "Nothing: the market decides. If it blocks too often, loosen the filter and backtest it."));
            case "risk_gate" -> Optional.of(verdict.passed() ? line.passes(reason) : line.waits(reason, "Nothing: it opens when the risk is gone. Its parameters stand in the template."));
            case "entry_guard" -> Optional.of(verdict.passed() ? line.passes(reason) : line.waits(reason, "Nothing: it guards against a bad moment. Its parameters stand in the template."));
            case String other -> Optional.empty();
        };
    }

    /** The rules of every template; the others have lines among the bot's, the limits' or the order's. */
    private static Optional<EntryCheck> rule(EntrySubject subject, Verdict verdict) {
        var line = CheckLine.of(verdict.component(), GROUP, verdict.label()).sinceMarket(subject.since("rule/" + verdict.component() + "/0"));
        String advice = switch (verdict.component()) {
            case "cooldown" -> "Nothing: it ends by itself. The template says how long it lasts.";
            case "position" -> "Nothing: it enters again when the position is gone. Pyramiding in the template allows more entries.";
            case "exits" -> "Nothing: it ends with the candles that the ATR needs.";
            case String other -> "";
        };
        if (advice.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(verdict.passed() ? line.passes(sentence(verdict.reason())) : line.waits(sentence(verdict.reason()), advice));
    }

    private static String sentence(String reason) {
        return reason.isEmpty() ? reason : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }
}
