package plutarc.strategy.docs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.IntervalMenu;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;
import plutarc.strategy.template.TemplateValidation;

/** One system template's page of the documentation, with a backtest made on the spot. */
final class TemplatePage {
    private static final Candles BITCOIN = MarketData.bitcoin();
    private static final TimeSeries FUNDING = MarketData.bitcoinFunding();
    private static final Instrument PERPETUAL = Instrument.plain("BTCUSDT").withFee(0.0005);
    /** The product's catalog, in which hourly components may run on four hours as well: only so can they be shown over years. */
    private static final Catalog YEARS = new Catalog(Catalog.standard().all().stream().map(spec -> spec.menu() == IntervalMenu.HOURLY ? onAnyInterval(spec) : spec).toList());

    private final String id;
    private final Template template;
    private final StringBuilder out = new StringBuilder();
    private String stopped = "";

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
        years();
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
        line("One month of a BTC perpetual, January 2022, one-minute candles (a falling market: buy-and-hold lost " + pct(-hold(BITCOIN)) + "). 10,000 to start with, leverage 3, "
                + "fee 5 bps, slippage 2 bps, real funding, default risk limits, fills `" + settings.fill().id() + "`. One month is far too short to judge by: it shows what to expect "
                + "of the mechanics, not of the future.");
        line("");
        line("| | trades | net | profit factor | win rate | largest drawdown | fees | funding |");
        line("|---|---|---|---|---|---|---|---|");
        BacktestResult asIs = run(template);
        row("as it ships", asIs);
        row("without filters, gates and guards", run(bare()));
        line("");
        silence(asIs);
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
        line("The same from the command line, with every figure and the charts:");
        line("");
        line("```");
        line("./plutarc backtest --template " + id + " --candles paper-exchange/src/main/resources/market/btc-perp-1m-2022-01.csv.gz \\");
        line("    --funding-rates paper-exchange/src/main/resources/market/btc-funding-8h-2020-2023.csv.gz --fee 0.0005 --risk-limits --html report.html");
        line("```");
        line("");
    }

    /** The only long history there is has four-hour candles; no system template runs on those, so the page says plainly that this is another clock. */
    private void years() {
        line("## The same rules on a slower clock, 2016 to 2025");
        line("");
        line("Nine years of four-hour candles are the longest history at hand, and too coarse for this template. So every interval of it is slowed to four hours (a higher timeframe to one day; what runs slower than the trigger ends up beside it), all "
                + "parameters as they are; percentages meant for a faster clock do not become better by that. It says whether the idea survived bull and bear markets, not what the template would have made. Spot prices, "
                + "without funding unless said; costs, sizes and limits as above.");
        line("");
        Template slow = slowed();
        if (!TemplateValidation.check(slow, YEARS).valid()) {
            line("Not possible here: a component of this template has no interval as slow as that.");
            line("");
            return;
        }
        line("| | trades | net | profit factor | win rate | largest drawdown | fees | funding |");
        line("|---|---|---|---|---|---|---|---|");
        boolean hourly = slow.components().stream().anyMatch(use -> Catalog.standard().get(use.component()).menu() == IntervalMenu.HOURLY);
        if (slow.components().stream().noneMatch(use -> use.component().equals("funding_fade"))) {
            slow("BTC-USD", slow, MarketData.bitcoinYears(), TimeSeries.empty());
            slow("ETH-USD", slow, MarketData.etherYears(), TimeSeries.empty());
        }
        if (hourly) {
            Candles all = MarketData.bitcoinYears();
            slow("BTC-USD 2020 to 2023, with real funding", slow, all.slice(all.firstAtOrAfter(FUNDING.time()[0]), all.firstAtOrAfter(FUNDING.time()[FUNDING.size() - 1])), FUNDING);
        }
        line("");
        if (!stopped.isEmpty()) {
            line("- " + stopped + ".");
            line("");
        }
        if (hourly) {
            line("Funding components run hourly in the product; here, and only here, they are let run on four hours.");
        } else {
            line("```");
            line("./plutarc backtest --template docs/templates/slow/" + id + ".json --candles strategy/src/test/resources/prices/btc-usd-4h-2016-2025.csv.gz --fee 0.0005 --risk-limits");
            line("```");
        }
        line("");
    }

    private void slow(String market, Template slow, Candles candles, TimeSeries funding) {
        BacktestResult result = new Backtester(YEARS).run(slow, new SymbolData(PERPETUAL, candles, funding, Map.of()), BacktestSettings.standard());
        row(market + " (buy-and-hold " + String.format(Locale.ROOT, "%+,.0f %%", 100 * hold(candles)) + ")", result);
        result.notes().stream().filter(note -> note.startsWith("equity protection")).forEach(note -> stopped = market + ": " + note);
    }

    /** The slowed template, where the product itself can run it. */
    Optional<String> slowedJson() {
        return Optional.of(slowed()).filter(slow -> TemplateValidation.check(slow, Catalog.standard()).valid()).map(slow -> TemplateJson.writePretty(slow) + "\n");
    }

    private Template slowed() {
        List<ComponentUse> uses = template.components().stream().filter(ComponentUse::enabled).map(use -> {
            var menu = Catalog.standard().get(use.component()).menu();
            return menu == IntervalMenu.NONE || use.role() == Role.EXIT_RULE ? use : use.on(menu == IntervalMenu.HIGHER ? Interval.D1 : Interval.H4);
        }).toList();
        return new Template(template.name() + ", slowed", template.description(), template.direction(), Interval.H4, template.entryCooldown(), Interval.H4, template.combination(),
                template.sizing(), template.pyramiding(), template.sessions(), uses);
    }

    private static ComponentSpec onAnyInterval(ComponentSpec s) {
        return new ComponentSpec(s.id(), s.name(), s.category(), s.roles(), s.description(), s.params(), s.ascending(), IntervalMenu.FULL, s.warmup(), s.needs(), s.backtestable(), s.version(), s.factory());
    }

    /** Where a template made no trade, the page says what kept it from making any. */
    private void silence(BacktestResult asIs) {
        if (asIs.tally().trades() > 0) {
            return;
        }
        if (template.components().stream().anyMatch(use -> use.component().equals("funding_fade"))) {
            long[] times = FUNDING.time();
            double[] rates = FUNDING.value();
            double most = 0;
            int beyond = 0;
            for (int i = 0; i < times.length; i++) {
                boolean inMonth = times[i] >= BITCOIN.openTime()[0] && times[i] < BITCOIN.closeTime(BITCOIN.size() - 1);
                most = inMonth ? Math.max(most, Math.abs(rates[i])) : most;
                beyond += Math.abs(rates[i]) >= 0.0005 ? 1 : 0;
            }
            line(String.format(Locale.ROOT, "No trade, and none was due: it waits for funding beyond ±0.05 %% per eight hours, and in that month no payment went beyond %.4f %%. From 2020 to 2023 %d of %,d payments did (%.0f %%), most of them "
                    + "from January 2020 to May 2021; see below for what it makes of those years.", 100 * most, beyond, times.length, 100.0 * beyond / times.length));
        } else {
            line("No trade: what it waits for did not come together in that month. The table says what kept its entries out.");
        }
        line("");
    }

    private BacktestResult run(Template t) {
        return Backtester.standard().run(t, new SymbolData(PERPETUAL, BITCOIN, FUNDING, Map.of()), BacktestSettings.standard());
    }

    private Template bare() {
        return template.withComponents(template.components().stream().filter(c -> c.role() == Role.SIGNAL || c.role() == Role.EXIT_RULE).toList());
    }

    private static double hold(Candles candles) {
        return candles.close()[candles.size() - 1] / candles.open()[0] - 1;
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
