package plutarc.commandside.backtest;

import static plutarc.commandside.message.Fields.invalid;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

/** Which conditions a backtest may have. Stateless; each refusal names the field, the value and what is allowed. */
final class ConditionLimits {
    private static final BigDecimal MOST_CASH = new BigDecimal("1000000000");
    private static final BigDecimal MOST_STEP = new BigDecimal("1000000");

    private ConditionLimits() {
    }

    static void check(BacktestConditions asked) {
        if (asked.candleSets().isEmpty() || asked.candleSets().size() > BacktestConditions.MOST_SYMBOLS || new HashSet<>(asked.candleSets()).size() < asked.candleSets().size()) {
            throw invalid("conditions.candleSets", asked.candleSets().size() + " sets", "1 to " + BacktestConditions.MOST_SYMBOLS + " different sets of candles");
        }
        if (asked.from().isPresent() && asked.to().isPresent() && !asked.from().get().isBefore(asked.to().get())) {
            throw invalid("conditions.to", asked.to().get(), "an instant after " + asked.from().get());
        }
        within("conditions.cash", asked.cash(), new BigDecimal("0.000001"), MOST_CASH);
        within("conditions.leverage", asked.leverage(), BigDecimal.ONE, new BigDecimal("125"));
        within("conditions.takerFee", asked.takerFee(), new BigDecimal("-0.0099"), new BigDecimal("0.0999"));
        asked.makerFee().ifPresent(fee -> within("conditions.makerFee", fee, new BigDecimal("-0.0099"), new BigDecimal("0.0999")));
        within("conditions.slippageBps", asked.slippageBps(), BigDecimal.ZERO, new BigDecimal("1000"));
        var contract = asked.contract();
        within("conditions.contract.contractSize", contract.contractSize(), new BigDecimal("0.00000001"), MOST_STEP);
        within("conditions.contract.tickSize", contract.tickSize(), BigDecimal.ZERO, MOST_STEP);
        within("conditions.contract.lotSize", contract.lotSize(), BigDecimal.ZERO, MOST_STEP);
        within("conditions.contract.minQuantity", contract.minQuantity(), BigDecimal.ZERO, MOST_STEP);
        within("conditions.contract.minNotional", contract.minNotional(), BigDecimal.ZERO, MOST_STEP);
        within("conditions.contract.maintenanceMargin", contract.maintenanceMargin(), BigDecimal.ZERO, new BigDecimal("0.4999"));
    }

    /** One set a symbol, with candles in the period, and not more of them than one backtest may have. */
    static void checkSets(BacktestConditions asked, List<CandleSetView> sets) {
        var symbols = new HashSet<String>();
        long candles = 0;
        for (var set : sets) {
            if (!symbols.add(set.symbol())) {
                throw invalid("conditions.candleSets", set.symbol() + " twice", "one set for each symbol");
            }
            long from = Math.max(set.span().from().toEpochMilli(), BacktestRequests.millis(asked.from(), Long.MIN_VALUE));
            long to = Math.min(set.span().to().toEpochMilli(), BacktestRequests.millis(asked.to(), Long.MAX_VALUE));
            if (from >= to) {
                throw invalid("conditions." + (asked.from().isPresent() && from == asked.from().get().toEpochMilli() ? "from" : "to"), asked.from().map(Object::toString).orElse("") + " to "
                        + asked.to().map(Object::toString).orElse(""), "a period within " + set.span().from() + " to " + set.span().to() + ", which " + set.name() + " covers");
            }
            candles += Math.min(set.span().candles(), (to - from) / Interval.parse(set.span().interval()).millis());
        }
        if (candles > BacktestConditions.MOST_CANDLES) {
            throw new RefusedException(Refusal.of("backtest.too_many_candles", "That are more candles than one backtest may run over. Choose a shorter period, or coarser candles.",
                    "conditions.from", String.format(Locale.ROOT, "%,d candles", candles), String.format(Locale.ROOT, "up to %,d candles, all symbols together", BacktestConditions.MOST_CANDLES)));
        }
    }

    /** A template is put together over no candles at all: what does not fit is found without any work. */
    static void checkIntervals(Template template, List<CandleSetView> sets) {
        for (var set : sets) {
            var interval = Interval.parse(set.span().interval());
            var none = new Candles(interval, new long[0], new double[0], new double[0], new double[0], new double[0], new double[0]);
            try {
                new Backtester(Catalog.installed()).run(template, SymbolData.of(Instrument.plain(set.symbol()), none), BacktestSettings.standard());
            } catch (IllegalArgumentException tooCoarse) {
                throw invalid("conditions.candleSets", set.name(), "candles fine enough for the template: " + tooCoarse.getMessage());
            }
        }
    }

    private static void within(String field, BigDecimal value, BigDecimal least, BigDecimal most) {
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw invalid(field, value, least.toPlainString() + " to " + most.toPlainString());
        }
    }
}
