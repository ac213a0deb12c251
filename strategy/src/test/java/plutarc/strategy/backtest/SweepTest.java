package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import plutarc.strategy.Examples;
import plutarc.strategy.RandomTemplates;
import plutarc.strategy.component.Catalog;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;
import plutarc.strategy.template.Template;

class SweepTest {
    private final Candles candles = Examples.walk(Interval.M15, 4000, 5);
    private final SymbolData data = SymbolData.of(Instrument.plain("X").withFee(0.0005), candles);
    private final BacktestSettings settings = BacktestSettings.standard();

    @Test
    void manyAtOnceComeOutAsEachWouldAlone() {
        List<Template> variants = LongStream.range(500, 540).mapToObj(RandomTemplates::of).toList();
        List<BacktestResult> together = new Sweep(Catalog.standard(), true).run(variants, List.of(data), settings, Progress.NONE);
        List<BacktestResult> tallied = new Sweep(Catalog.standard(), false).run(variants, List.of(data), settings, Progress.NONE);
        long trades = 0;
        for (int i = 0; i < variants.size(); i++) {
            BacktestResult alone = Backtester.standard().run(variants.get(i), data, settings);
            trades += alone.trades().size();
            assertThat(together.get(i).finalEquity()).isEqualTo(alone.finalEquity());
            assertThat(together.get(i).trades()).extracting(BacktestTrade::netPnl).isEqualTo(alone.trades().stream().map(BacktestTrade::netPnl).toList());
            assertThat(tallied.get(i).trades()).isEmpty();
            assertThat(tallied.get(i).tally()).isEqualTo(alone.tally());
            assertThat(tallied.get(i).maxDrawdown()).isEqualTo(alone.maxDrawdown());
        }
        assertThat(trades).isGreaterThan(200);
    }

    @Test
    void variantsOverSeveralSymbolsInOneAccountComeOutAsWhenTheyRunAlone() {
        List<SymbolData> symbols = List.of(data, SymbolData.of(Instrument.plain("Y").withFee(0.0005), Examples.walk(Interval.M15, 3000, 2)));
        List<Template> variants = LongStream.range(500, 520).mapToObj(RandomTemplates::of).toList();
        List<BacktestResult> together = new Sweep(Catalog.standard(), true).run(variants, symbols, settings, Progress.NONE);
        long onBoth = 0;
        for (int i = 0; i < variants.size(); i++) {
            BacktestResult alone = Backtester.standard().run(variants.get(i), together.get(i).templateVersion(), symbols, settings.withWhatIf(false), Progress.NONE);
            onBoth += together.get(i).trades().stream().map(BacktestTrade::symbol).distinct().count() == 2 ? 1 : 0;
            assertThat(together.get(i).trades()).extracting(BacktestTrade::netPnl).isEqualTo(alone.trades().stream().map(BacktestTrade::netPnl).toList());
            assertThat(together.get(i).finalEquity()).isEqualTo(alone.finalEquity());
            assertThat(together.get(i).bars()).isEqualTo(7000);
        }
        assertThat(onBoth).isGreaterThan(5);
    }

    @Test
    void aStoppedRunSaysSo() {
        List<Long> seen = new ArrayList<>();
        BacktestResult r = new Sweep(Catalog.standard(), true).run(List.of(Examples.reference()), List.of(SymbolData.of(Instrument.plain("X"),
                Examples.walk(Interval.M1, 5000, 1))), settings, (done, total) -> {
            seen.add(done);
            return seen.size() < 3;
        }).getFirst();
        assertThat(r.cancelled()).isTrue();
        assertThat(seen).containsExactly(1024L, 2048L, 3072L);
    }
}
