package plutarc.strategy.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import plutarc.strategy.MarketData;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.Blocked;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.backtest.TradeTally;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateValidation;

/** One system template's page of the documentation, with a backtest made on the spot. */
final class TemplatePage {
    private static final Candles BITCOIN = MarketData.bitcoin();
    private static final TimeSeries FUNDING = MarketData.bitcoinFunding();
    private static final Instrument PERPETUAL = new Instrument("BTC perpetual", Instrument.Contract.LINEAR, 1, 0.5, 0.0001, 0.0001, 5, 100, 0.005, 0.0002, 0.0005);

    private final String id;
    private final Template template;
    private final StringBuilder out = new StringBuilder();

    TemplatePage(String id, Template template) {
        this.id = id;
        this.template = template;
    }

    String markdown() {
        line("# " + template.name());
        line("");
        line(template.description());
        line("");
        recipe();
        backtest();
        line("The template as data: `strategy/src/main/resources/plutarc/strategy/templates/" + id + ".json`. It is read-only; duplicate it to change it.");
        return out.toString();
    }

    private void recipe() {
        line("Evaluated at each close of " + template.triggerInterval() + "; entry cooldown " + template.entryCooldown().amount() + " bars; ATRs of exits from "
                + template.exitAtrInterval() + "; combination `" + template.combination().mode().id() + "`"
                + (template.combination().mode().hasThreshold() ? " at " + ParamValue.of(template.combination().threshold()) : "") + ".");
        line("");
        line("| role | component | interval | parameters |");
        line("|---|---|---|---|");
        for (ComponentUse use : template.components()) {
            String role = use.role().id().replace('_', ' ') + (use.role() == Role.SIGNAL ? ", weight " + ParamValue.of(use.weight()) : "") + (use.enabled() ? "" : " (off)");
            String interval = use.role() == Role.EXIT_RULE ? "" : use.interval().orElse(Catalog.standard().get(use.component()).menu().standard(template.triggerInterval())).label();
            line("| " + role + " | " + Catalog.standard().get(use.component()).name() + " | " + interval + " | " + params(use.params()) + " |");
        }
        line("");
        TemplateValidation.check(template, Catalog.standard()).warnings().forEach(w -> line("- Mind: " + w.message() + "."));
        line("");
    }

    private static String params(Map<String, ParamValue> params) {
        return params.isEmpty() ? "defaults" : params.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }

    private void backtest() {
        line("## A backtest, for better or worse");
        line("");
        BacktestSettings settings = BacktestSettings.standard();
        line("One month of a BTC perpetual, January 2022, one-minute candles (a falling market: buy-and-hold lost " + pct(-hold()) + "). 10,000 to start with, leverage 3, "
                + "taker fee 5 bps, slippage 2 bps, real funding, default risk limits, fills `" + settings.fill().id() + "`. One month is far too short to judge by: it shows what to expect "
                + "of the mechanics, not of the future.");
        line("");
        line("| | trades | net | profit factor | win rate | largest drawdown | fees | funding |");
        line("|---|---|---|---|---|---|---|---|");
        BacktestResult asIs = run(template);
        row("as it ships", asIs);
        row("without filters, gates and guards", run(bare()));
        line("");
        List<Blocked> blocked = asIs.blocked().stream().filter(b -> b.entries() > 0).toList();
        if (!blocked.isEmpty()) {
            line("What was kept out, and what it would have made, one entry at a time, in percent of position value:");
            line("");
            line("| blocked by | entries | by it alone | trades they would have been | net of them |");
            line("|---|---|---|---|---|");
            blocked.forEach(b -> line("| " + b.label() + " (" + b.role().replace('_', ' ') + ") | " + b.entries() + " | " + b.alone() + " | " + b.trades() + " | "
                    + String.format(Locale.ROOT, "%.2f %%", b.netPct()) + " |"));
            line("");
        }
        asIs.notes().forEach(n -> line("- " + n + "."));
        line("");
    }

    private BacktestResult run(Template t) {
        return Backtester.standard().run(t, new SymbolData(PERPETUAL, BITCOIN, FUNDING, Map.of()), BacktestSettings.standard());
    }

    private Template bare() {
        return template.withComponents(template.components().stream().filter(c -> c.role() == Role.SIGNAL || c.role() == Role.EXIT_RULE).toList());
    }

    private static double hold() {
        return BITCOIN.close()[BITCOIN.size() - 1] / BITCOIN.open()[0] - 1;
    }

    private void row(String what, BacktestResult r) {
        TradeTally t = r.tally();
        line("| " + what + " | " + t.trades() + " | " + pct(r.netReturn()) + " | " + (t.trades() == 0 ? "–" : Double.isInfinite(t.profitFactor()) ? "no loss" : String.format(Locale.ROOT, "%.2f", t.profitFactor())) + " | "
                + (t.trades() == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * t.winners() / t.trades())) + " | " + pct(r.maxDrawdown()) + " | "
                + String.format(Locale.ROOT, "%.2f | %.2f |", r.totalFees(), r.totalFunding()));
    }

    private static String pct(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
