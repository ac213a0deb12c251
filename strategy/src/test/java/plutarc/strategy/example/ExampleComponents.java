package plutarc.strategy.example;

import static plutarc.strategy.component.ParamSpec.decimal;
import static plutarc.strategy.component.ParamSpec.integer;
import static plutarc.strategy.component.SpecBuilder.component;

import java.util.Collection;
import java.util.List;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;
import plutarc.strategy.component.Category;
import plutarc.strategy.component.Code;
import plutarc.strategy.component.Component;
import plutarc.strategy.component.ComponentSpec;
import plutarc.strategy.component.CustomComponents;
import plutarc.strategy.component.Params;
import plutarc.strategy.component.Role;
import plutarc.strategy.component.Wiring;
import plutarc.strategy.component.Words;
import plutarc.strategy.ta4j.Ta4jComponents;

/**
 * How to bring components along: one of one's own, one made of ta4j rules, one of a ta4j indicator. The class is named in
 * {@code META-INF/services/plutarc.strategy.component.CustomComponents}.
 */
public final class ExampleComponents implements CustomComponents {

    @Override
    public Collection<ComponentSpec> specs() {
        ComponentSpec streak = component("close_streak", "Close Streak", Category.CUSTOM).roles(Role.SIGNAL, Role.FILTER)
                .says("Long after a number of rising closes in a row, short after falling ones.")
                .params(integer("bars", 3, 2, 20, "Closes in a row")).warmup(p -> p.integer("bars") + 1).build(ExampleComponents::streak);
        ComponentSpec cross = component("ta4j_ema_side", "EMA Side (ta4j)", Category.CUSTOM).roles(Role.SIGNAL)
                .says("Long while the close is over its EMA, short while under it.").params(integer("period", 20, 2, 200, "Bars")).warmup(p -> 1)
                .build(Ta4jComponents.ofRules(500,
                        (bars, p) -> new OverIndicatorRule(new ClosePriceIndicator(bars), new EMAIndicator(new ClosePriceIndicator(bars), p.integer("period"))),
                        (bars, p) -> new UnderIndicatorRule(new ClosePriceIndicator(bars), new EMAIndicator(new ClosePriceIndicator(bars), p.integer("period")))));
        ComponentSpec cci = component("ta4j_cci", "CCI (ta4j)", Category.CUSTOM).roles(Role.SIGNAL).says("Fades the commodity channel index beyond a level.")
                .params(integer("period", 20, 5, 100, "Bars"), decimal("level", 100, 50, 300, 10, "Level")).warmup(p -> p.integer("period") + 1)
                .build(Ta4jComponents.ofIndicator("CCI", 500, (bars, p) -> new CCIIndicator(bars, p.integer("period")), (value, p) ->
                        value >= p.number("level") ? Code.SHORT : value <= -p.number("level") ? Code.LONG : Code.NEUTRAL));
        return List.of(streak, cross, cci);
    }

    private static Component streak(Params p, Wiring w) {
        double[] close = w.bars().close;
        int needed = p.integer("bars");
        double[] last = {Double.NaN};
        double[] streak = w.fill(out -> i -> {
            if (Double.isNaN(close[i])) {
                out[i] = Double.NaN;
                return;
            }
            double side = Math.signum(close[i] - last[0]);
            double before = Double.isNaN(out[i - 1]) ? 0 : out[i - 1];
            out[i] = Double.isNaN(side) || side == 0 ? 0 : side * before > 0 ? before + side : side;
            last[0] = close[i];
        });
        return w.voting(streak, Words.rule("closes in a row", "at least " + needed), i -> Double.isNaN(streak[i]) ? Code.WARMING
                : Math.abs(streak[i]) >= needed ? (byte) Math.signum(streak[i]) : Code.NEUTRAL);
    }
}
