package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.CostModel;
import plutarc.strategy.component.MissingData;
import plutarc.strategy.component.ParamValue;
import plutarc.strategy.engine.Decision;
import plutarc.strategy.engine.EntryContext;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.ExitPosition;
import plutarc.strategy.exit.ExitReason;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.risk.RiskSnapshot;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;

/** The live engine, fed one candle at a time by a plain loop, decides and exits exactly where the backtester does. */
class LiveParityTest {
    private record Fill(Side side, int entryBar, int exitBar, double entry, double exit, String reason, List<Verdict> state) { }

    private static final Candles CANDLES = Examples.walk(Interval.M15, 6000, 4711);

    static Stream<Template> templates() {
        return LongStream.range(0, 40).mapToObj(RandomTemplates::of).map(LiveParityTest::plain);
    }

    /** One entry at a time and no reversal, which is all that the plain loop below knows. */
    private static Template plain(Template t) {
        List<ComponentUse> uses = t.components().stream().map(u -> u.component().equals("signal_flip") ? u.with("reverse", ParamValue.of(false)) : u).toList();
        return new Template(t.name(), t.description(), t.direction(), t.triggerInterval(), t.entryCooldown(), t.exitAtrInterval(), t.combination(), t.sizing(), 1,
                t.sessions(), uses);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void candleByCandleAndBlockByBlockGiveTheSameTrades(Template template) {
        BacktestSettings settings = BacktestSettings.standard().withSlippageBps(0).withLimits(Optional.empty()).withFill(FillConvention.INTRABAR);
        BacktestResult result = Backtester.standard().run(template, SymbolData.of(Instrument.plain("X"), CANDLES), settings);
        List<Fill> expected = result.trades().stream().map(t -> new Fill(t.side(), t.entryBar(), t.exitBar(), t.entryPrice(), t.exitPrice(), t.exitReason(),
                t.entryState().verdicts())).toList();
        assertThat(live(template)).isEqualTo(expected);
    }

    private static List<Fill> live(Template template) {
        SymbolEngine engine = SymbolEngine.of(template, Interval.M15, Catalog.standard(), CostModel.FREE, MissingData.PASS);
        List<Fill> fills = new ArrayList<>();
        ExitPosition position = null;
        int entryBar = 0;
        Decision pending = null;
        String due = null;
        List<Verdict> state = List.of();
        long lastTrade = Long.MIN_VALUE;
        for (int i = 0; i < CANDLES.size(); i++) {
            double open = CANDLES.open()[i];
            double low = CANDLES.low()[i];
            double high = CANDLES.high()[i];
            double close = CANDLES.close()[i];
            long time = CANDLES.openTime()[i];
            if (due != null) {
                fills.add(new Fill(position.side(), entryBar, i, position.entryPrice(), open, due, state));
                position = null;
                due = null;
                lastTrade = time;
            }
            if (pending != null) {
                position = engine.open(pending.side().orElseThrow(), open, time, pending.basis());
                state = pending.verdicts().stream().filter(v -> !v.role().equals("rule")).toList();
                entryBar = i;
                pending = null;
                lastTrade = time;
            }
            if (position != null && (position.stopHit(low, high) || position.targetHit(low, high))) {
                boolean stopped = position.stopHit(low, high);
                double level = stopped ? position.stopPrice() : position.targetPrice();
                ExitReason reason = stopped ? position.stopReason() : position.targetReason();
                boolean isLong = position.side() == Side.LONG;
                double price = isLong == stopped ? Math.min(open, level) : Math.max(open, level);
                fills.add(new Fill(position.side(), entryBar, i, position.entryPrice(), price, reason.rule(), state));
                position = null;
                lastTrade = time;
            }
            boolean triggered = engine.onCandle(time, open, high, low, close, CANDLES.volume()[i]);
            if (position != null) {
                due = position.onClose(low, high, close).map(ExitReason::rule).orElse(null);
            }
            if (triggered && position == null && i >= engine.warmupBars() - 1) {
                RiskSnapshot calm = new RiskSnapshot(time, 0, 0, 1, 1, 1, 0, 0, false, 0, false);
                Decision decision = engine.decide(new EntryContext(Optional.empty(), lastTrade, RiskLimits.DEFAULTS, calm));
                pending = decision.enters() ? decision : null;
            }
        }
        return fills;
    }
}
