package plutarc.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.Blocked;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.metrics.Breakdown;
import plutarc.strategy.metrics.EquityStatistics;
import plutarc.strategy.metrics.Finding;
import plutarc.strategy.metrics.MonteCarlo;
import plutarc.strategy.metrics.SampleSplit;
import plutarc.strategy.metrics.TradeStatistics;

/**
 * A backtest's report as one HTML file: no script, no font, no image from elsewhere, so that it opens anywhere and shows the same for ever.
 *
 * @param data       the symbols' candles, for the price charts
 * @param monteCarlo one for each method; may be empty
 */
public record BacktestReport(BacktestResult result, List<SymbolData> data, List<MonteCarlo> monteCarlo, Optional<SampleSplit> split, List<Finding> findings) {

    public BacktestReport {
        data = List.copyOf(data);
        monteCarlo = List.copyOf(monteCarlo);
        findings = List.copyOf(findings);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, html());
    }

    String html() {
        Html page = new Html();
        page.markup("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.text("title", result.template().name() + " – backtest").markup("<style>" + ReportStyle.CSS + "</style></head><body><main>");
        head(page);
        cards(page);
        findings(page);
        if (result.equity().size() > 1) {
            String held = "the same cash in " + (data.size() == 1 ? "the symbol" : "the symbols, in equal parts") + ", bought at the start and held.";
            boolean together = ReportCharts.comparable(result, data);
            page.text("h2", "Equity").markup("<figure>" + ReportCharts.equity(result, together ? data : List.of())).text("figcaption", "Blue: the account, realised and unrealised. "
                    + (together ? "Dotted: " + held + " " : "") + "Dashed: the cash at the start, " + Html.number(result.settings().cash()) + ".").markup("</figure>");
            if (!together) {
                page.markup("<figure>" + ReportCharts.held(result, data)).text("figcaption", "For comparison, on a scale of its own: " + held).markup("</figure>");
            }
            page.markup("<figure>" + ReportCharts.drawdown(result)).text("figcaption", "Fall from the highest equity so far; the largest, at closes, was " + Html.percent(result.maxDrawdown()) + ".")
                    .markup("</figure>");
        }
        prices(page);
        statistics(page);
        blocked(page);
        breakdowns(page);
        monteCarlo(page);
        TradeList.write(page, result.trades());
        settings(page);
        return page.markup("</main></body></html>").toString();
    }

    private void prices(Html page) {
        List<SymbolData> drawn = data.stream().filter(symbol -> symbol.candles().size() > 1).toList();
        if (!drawn.isEmpty()) {
            page.text("h2", "Price and trades");
        }
        for (SymbolData symbol : drawn) {
            List<BacktestTrade> trades = result.trades().stream().filter(trade -> trade.symbol().equals(symbol.instrument().symbol())).toList();
            int shown = Math.min(ReportCharts.MOST_TRADES, trades.size());
            page.markup("<figure>" + ReportCharts.price(result, symbol, trades)).text("figcaption", (data.size() > 1 ? symbol.instrument().symbol() + ". " : "") + (shown < trades.size() ? "The "
                    + Html.count(shown) + " trades that moved equity most, of " + Html.count(trades.size()) : "Every trade")
                    + ": a triangle up enters long, down short, the line leads to the exit; green won, red lost. Point at one for its result.").markup("</figure>");
        }
    }

    private void head(Html page) {
        page.text("h1", result.template().name());
        page.text("p class=\"soft\"", String.join(", ", data.stream().map(symbol -> symbol.instrument().symbol()).toList()) + "; " + Html.count(result.bars()) + " candles of "
                + data.getFirst().candles().interval() + ", " + time(result.firstTime()) + " to "
                + time(result.lastTime()) + " UTC. Template version " + result.templateVersion() + "." + (result.cancelled() ? " Stopped before the end." : ""));
        if (!result.template().description().isBlank()) {
            page.text("p", result.template().description());
        }
        result.notes().forEach(note -> page.text("p", "Note: " + note + "."));
    }

    private void cards(Html page) {
        TradeStatistics all = TradeStatistics.of(result.trades());
        EquityStatistics equity = equityStatistics();
        page.markup("<dl class=\"cards\">");
        card(page, "Net return", Html.percent(result.netReturn()), result.netReturn());
        card(page, "Buy and hold", Html.percent(result.buyAndHold()), 0);
        card(page, "Trades", Html.count(all.trades()), 0);
        card(page, "Profit factor", Html.number(all.profitFactor()), 0);
        card(page, "Win rate", Html.percent(all.winRate()), 0);
        card(page, "Largest drawdown", Html.percent(result.maxDrawdown()), 0);
        card(page, "Sharpe", Html.number(equity.sharpe()), 0);
        card(page, "Fees and funding", Html.number(result.totalFees() + result.totalFunding()), 0);
        page.markup("</dl>");
    }

    private static void card(Html page, String name, String value, double sign) {
        page.markup("<div class=\"card\">").text("dt", name).text("dd class=\"" + (sign > 0 ? "gain" : sign < 0 ? "loss" : "plain") + "\"", value).markup("</div>");
    }

    private EquityStatistics equityStatistics() {
        return EquityStatistics.of(result.settings().cash(), result.equity());
    }

    private void findings(Html page) {
        page.text("h2", "What to doubt");
        if (findings.isEmpty()) {
            page.text("p", "Nothing that we look for was found. That is rare, and no promise.");
            return;
        }
        page.markup("<ul class=\"doubt\">");
        findings.forEach(finding -> page.markup("<li>").text("b", finding.figure()).text("span", finding.doubt() + " " + finding.advice()).markup("</li>"));
        page.markup("</ul>");
    }

    private void statistics(Html page) {
        page.text("h2", "Figures").markup("<div class=\"two\">");
        TradeStatistics all = TradeStatistics.of(result.trades());
        EquityStatistics equity = equityStatistics();
        page.table("Trades", Html.row("", ""), List.of(Html.row("Won / lost", all.wins() + " / " + all.losses()), Html.row("Expectancy", Html.number(all.expectancy())),
                Html.row("Expectancy in R", Html.number(all.expectancyR())), Html.row("Average win / loss", Html.number(all.averageWin()) + " / " + Html.number(all.averageLoss())),
                Html.row("Payoff", Html.number(all.payoff())), Html.row("Longest streaks, won / lost", all.longestWinStreak() + " / " + all.longestLossStreak()),
                Html.row("Mean hold, hours", Html.number(all.averageHoldMillis() / 3_600_000)), Html.row("Edge ratio (MFE / MAE)", Html.number(all.edgeRatio())),
                Html.row("Capture of the best move", Html.percent(all.capture())), Html.row("Open at the end", Integer.toString(result.open().size()))));
        page.table("Equity", Html.row("", ""), List.of(Html.row("Final equity", Html.number(result.finalEquity())), Html.row("Growth a year", Html.percent(equity.cagr())),
                Html.row("Sharpe / Sortino", Html.number(equity.sharpe()) + " / " + Html.number(equity.sortino())), Html.row("Calmar", Html.number(equity.calmar())),
                Html.row("Largest drawdown", Html.percent(result.maxDrawdown())), Html.row("Longest drawdown, days", Html.number(equity.longestDrawdownMillis() / 86_400_000.0)),
                Html.row("Exposure", Html.percent(result.bars() == 0 ? 0 : result.barsInMarket() / (double) result.bars())), Html.row("Fees", Html.number(result.totalFees())),
                Html.row("Funding paid", Html.number(result.totalFunding()))));
        page.markup("</div>");
        split.ifPresent(parts -> page.table("In sample, and out of sample from " + time(parts.at()) + " UTC", Html.row("", "trades", "net", "profit factor", "win rate", "Sharpe"),
                List.of(part("in sample", parts.inSample()), part("out of sample", parts.outOfSample()))));
    }

    private static List<String> part(String name, SampleSplit.Part part) {
        return Html.row(name, Html.count(part.trades().trades()), Html.number(part.trades().netPnl()), Html.number(part.trades().profitFactor()), Html.percent(part.trades().winRate()),
                Html.number(part.equity().sharpe()));
    }

    private void blocked(Html page) {
        if (result.blocked().isEmpty()) {
            return;
        }
        page.text("h2", "Blocked entries");
        page.text("p class=\"soft\"", "What each filter, gate, guard and rule kept out, and what those entries would have made, one at a time, in percent of position value. "
                + "One that earns its place shows a mean below zero.");
        List<List<String>> rows = new ArrayList<>();
        for (Blocked blocked : result.blocked()) {
            rows.add(Html.row(blocked.label() + " (" + blocked.role().replace('_', ' ') + ")", Html.count(blocked.entries()), Html.count(blocked.alone()), Html.count(blocked.trades()),
                    Html.percent(blocked.trades() == 0 ? Double.NaN : blocked.winners() / (double) blocked.trades()), Html.percent(blocked.expectancyPct() / 100), Html.percent(blocked.netPct() / 100)));
        }
        page.barTable("By blocker", Html.row("", "entries", "by it alone", "would-be trades", "won", "mean", "sum", ""), rows, result.blocked().stream().mapToDouble(Blocked::netPct).toArray());
    }

    private void breakdowns(Html page) {
        page.text("h2", "Breakdowns").markup("<div class=\"two\">");
        for (Breakdown part : Breakdown.all(result.trades())) {
            page.barTable("By " + part.by(), Html.row("", "trades", "won", "profit factor", "net", ""), part.rows().stream().map(row -> Html.row(row.key(), Html.count(row.statistics().trades()),
                    Html.percent(row.statistics().winRate()), Html.number(row.statistics().profitFactor()), Html.number(row.statistics().netPnl()))).toList(),
                    part.rows().stream().mapToDouble(row -> row.statistics().netPnl()).toArray());
        }
        page.markup("</div>");
    }

    private void monteCarlo(Html page) {
        if (monteCarlo.isEmpty()) {
            return;
        }
        page.text("h2", "Monte Carlo");
        for (MonteCarlo runs : monteCarlo) {
            String what = switch (runs.method()) {
                case RESHUFFLE -> "Reshuffled: the same trades in another order. The end is the same, the way there is not.";
                case BOOTSTRAP -> "Bootstrapped: as many trades drawn again with replacement, as another sample of the same edge.";
            };
            page.markup("<figure>" + ReportCharts.monteCarlo(runs, result.trades().size())).text("figcaption", what + " Line: median; band: 5th to 95th percentile of "
                    + Html.count(runs.runs()) + " runs.").markup("</figure>");
        }
        page.table("Outcomes", Html.row("", "5 %", "median", "95 %"), monteCarlo.stream().flatMap(runs -> List.of(
                Html.row(name(runs) + ": final equity", Html.number(runs.finalEquity().low()), Html.number(runs.finalEquity().median()), Html.number(runs.finalEquity().high())),
                Html.row(name(runs) + ": largest drawdown", Html.percent(runs.maxDrawdown().low()), Html.percent(runs.maxDrawdown().median()), Html.percent(runs.maxDrawdown().high()))).stream()).toList());
        monteCarlo.forEach(runs -> page.text("p", "Risk of ruin (" + name(runs) + "): equity fell to " + Html.percent(runs.ruinShare()) + " of the start or below in "
                + Html.percent(runs.riskOfRuin()) + " of the runs."));
    }

    private static String time(long millis) {
        return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ROOT).format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }

    private static String name(MonteCarlo runs) {
        return switch (runs.method()) {
            case RESHUFFLE -> "reshuffled";
            case BOOTSTRAP -> "bootstrapped";
        };
    }

    private void settings(Html page) {
        BacktestSettings used = result.settings();
        Instrument instrument = data.getFirst().instrument();
        page.text("h2", "Settings");
        page.text("p", "Decided at the close, filled at the next open. Stops and targets: " + used.fill().id() + " – " + FillWords.of(used.fill()));
        page.table("Conditions", Html.row("", ""), List.of(Html.row("Cash at the start", Html.number(used.cash())), Html.row("Maker / taker fee", Html.percent(instrument.makerFee()) + " / "
                + Html.percent(instrument.takerFee())), Html.row("Slippage of market fills", Html.number(used.slippageBps()) + " bps"),
                Html.row("Leverage", Html.number(used.leverage()) + ", " + used.marginMode().name().toLowerCase(Locale.ROOT)), Html.row("Risk limits", used.limits().isPresent() ? "a bot's defaults" : "none"),
                Html.row("Trading sessions", used.sessions() ? "as in the template" : "ignored"), Html.row("Funding", used.funding() ? "paid where known" : "not paid"),
                Html.row("Blocked entries followed", used.whatIf() ? "yes" : "no")));
    }
}
