package plutarc.cli.backtest;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.search.Axis;
import plutarc.strategy.search.Score;
import plutarc.strategy.search.SearchResult;
import plutarc.strategy.search.Trial;
import plutarc.strategy.search.WalkForward;

/** A search's outcome for a person at a terminal. */
final class SearchText {

    private SearchText() {
    }

    static void print(PrintWriter out, SearchReport report) {
        line(out, "%s, %s search for the best %s, seed %d; stops and targets: %s; slippage %s bps.", report.setting().template().name(), report.setting().method(),
                report.setting().objective().id(), report.setting().seed(), report.setting().settings().fill().id(), number(report.setting().settings().slippageBps()));
        if (report.cancelled()) {
            line(out, "Stopped before the end; this is what was found so far.");
        }
        report.found().ifPresent(found -> trials(out, report, found));
        report.walkForward().ifPresent(forward -> steps(out, report, forward));
        line(out, "");
        line(out, report.findings().isEmpty() ? "Nothing to doubt was found." : "To doubt:");
        for (Finding finding : report.findings()) {
            line(out, "  - %s. %s %s", finding.figure(), finding.doubt(), finding.advice());
        }
    }

    private static void trials(PrintWriter out, SearchReport report, SearchResult found) {
        report.split().ifPresent(split -> line(out, "Searched on candles before %s; \"after\" is the rest, which the search has not seen.", Instant.ofEpochMilli(split)));
        line(out, "%,d combinations tried%s in %.1f s: %,.1f M strategy-candles a second.", found.tried(), found.invalid() == 0 ? "" : String.format(Locale.ROOT, " (%,d more do not go together)",
                found.invalid()), report.seconds(), found.strategyCandles() / report.seconds() / 1e6);
        line(out, "");
        boolean after = !report.outOfSample().isEmpty();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("#", report.setting().objective().id()));
        report.space().axes().stream().map(Axis::path).forEach(head::add);
        head.addAll(List.of("trades", "net", "pf", "drawdown", "sharpe", "deflated"));
        if (after) {
            head.addAll(List.of("after: trades", "net", "pf", "sharpe"));
        }
        rows.add(head);
        for (int i = 0; i < found.best().size(); i++) {
            Trial trial = found.best().get(i);
            List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1), number(trial.objective())));
            row.addAll(report.space().values(report.space().point(trial.number())));
            Score score = trial.score();
            row.addAll(List.of(String.format(Locale.ROOT, "%,d", score.trades()), percent(score.netReturn()), number(score.profitFactor()), percent(score.maxDrawdown()), number(score.sharpe()),
                    number(found.deflatedSharpe(trial))));
            if (after) {
                Score rest = report.outOfSample().get(i);
                row.addAll(List.of(String.format(Locale.ROOT, "%,d", rest.trades()), percent(rest.netReturn()), number(rest.profitFactor()), number(rest.sharpe())));
            }
            rows.add(row);
        }
        table(out, rows);
    }

    private static void steps(PrintWriter out, SearchReport report, WalkForward forward) {
        line(out, "Walk-forward over %d windows in %.1f s.", forward.steps().size(), report.seconds());
        line(out, "");
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("trained from", "traded from", "to"));
        report.space().axes().stream().map(Axis::path).forEach(head::add);
        head.addAll(List.of(report.setting().objective().id(), "trained: net", "traded: trades", "net", "pf", "sharpe"));
        rows.add(head);
        for (WalkForward.Step step : forward.steps()) {
            List<String> row = new ArrayList<>(List.of(day(step.window().trainFrom()), day(step.window().testFrom()), day(step.window().testTo())));
            Optional<Score> tested = step.tested();
            for (int i = 0; i < report.space().axes().size(); i++) {
                row.add(step.values().isEmpty() ? "-" : step.values().get(i));
            }
            row.add(step.best().map(best -> number(best.objective())).orElse("-"));
            row.add(step.best().map(best -> percent(best.score().netReturn())).orElse("-"));
            row.add(tested.map(score -> Integer.toString(score.trades())).orElse("0"));
            row.add(tested.map(score -> percent(score.netReturn())).orElse("-"));
            row.add(tested.map(score -> number(score.profitFactor())).orElse("-"));
            row.add(tested.map(score -> number(score.sharpe())).orElse("-"));
            rows.add(row);
        }
        table(out, rows);
        line(out, "");
        long winners = forward.steps().stream().flatMap(step -> step.tested().stream()).filter(score -> score.net() > 0).count();
        line(out, "Out of sample   net %+,.2f over %,d trades, profit factor %s; %d of %d windows made money; walk-forward efficiency %s.", forward.outOfSample().netPnl(),
                forward.outOfSample().trades(), number(forward.outOfSample().profitFactor()), winners, forward.steps().size(), number(forward.efficiency()));
    }

    private static void table(PrintWriter out, List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(" ".repeat(widths[i] - row.get(i).length() + (i == 0 ? 0 : 2))).append(row.get(i));
            }
            out.println(text);
        }
    }

    private static String day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).toString();
    }

    private static void line(PrintWriter out, String pattern, Object... values) {
        out.println(String.format(Locale.ROOT, pattern, values));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,.2f", value);
    }
}
