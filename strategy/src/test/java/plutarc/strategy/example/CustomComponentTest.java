package plutarc.strategy.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.strategy.Examples;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.component.Role;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.ComponentUse;
import plutarc.strategy.template.Template;
import plutarc.strategy.template.TemplateJson;
import plutarc.strategy.template.TemplateValidation;

class CustomComponentTest {
    private final Catalog catalog = Catalog.withCustom(getClass().getClassLoader());
    private final Candles candles = Examples.walk(Interval.M1, 4000, 8);

    private static Template using(String component) {
        Template t = Examples.reference();
        return t.withComponents(Stream.concat(Stream.of(ComponentUse.of(component, Role.SIGNAL, Map.of())),
                t.components().stream().filter(c -> c.role() == Role.EXIT_RULE)).toList());
    }

    private BacktestResult run(Template template) {
        return new Backtester(catalog).run(template, SymbolData.of(Instrument.plain("X"), candles), BacktestSettings.standard());
    }

    @Test
    void areFoundAndKeptApartFromTheBuiltInOnes() {
        assertThat(catalog.all()).hasSize(56);
        assertThat(Catalog.installed().all()).hasSize(56);
        assertThat(TemplateValidation.check(TemplateJson.write(using("close_streak"))).valid()).isTrue();
        assertThat(Catalog.standard().find("close_streak")).isEmpty();
        assertThat(TemplateValidation.check(using("close_streak"), Catalog.standard()).valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close_streak", "ta4j_ema_side", "ta4j_cci"})
    void tradeLikeAnyOther(String component) {
        assertThat(run(using(component)).trades()).hasSizeGreaterThan(20);
    }
}
