package plutarc.strategy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import plutarc.strategy.Examples;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.Backtester;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.market.Interval;

class FindingsTest {

    private final Candles candles = Examples.walk(Interval.M1, 12_000, 9);
    private final BacktestResult result = Backtester.standard().run(Examples.reference(), SymbolData.of(Instrument.plain("X").withFee(0.0005), candles),
            BacktestSettings.standard().withLimits(Optional.empty()).withCash(1_000_000));

    @Test
    void theTwoPartsOfASplitAreTheWhole() {
        SampleSplit split = SampleSplit.of(result, candles.openTime()[7000]);
        TradeStatistics all = TradeStatistics.of(result.trades());
        assertThat(split.inSample().trades().trades()).isPositive();
        assertThat(split.inSample().trades().trades() + split.outOfSample().trades().trades()).isEqualTo(all.trades());
        assertThat(split.inSample().trades().netPnl() + split.outOfSample().trades().netPnl()).isCloseTo(all.netPnl(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(Math.max(split.inSample().equity().maxDrawdown(), split.outOfSample().equity().maxDrawdown())).isLessThanOrEqualTo(
                EquityStatistics.of(result.settings().cash(), result.equity()).maxDrawdown() + 1e-12);
    }

    @Test
    void aSplitOutsideTheRunLeavesOnePartEmpty() {
        assertThat(SampleSplit.of(result, 0).inSample().trades().trades()).isZero();
        assertThat(SampleSplit.of(result, Long.MAX_VALUE).outOfSample().trades().trades()).isZero();
    }

    @Test
    void tooShortAnOutOfSampleIsDoubted() {
        List<Finding> findings = Findings.of(result, OptionalLong.of(candles.openTime()[11_900]));
        assertThat(findings).extracting(Finding::code).contains("short_out_of_sample").doesNotContain("halves_part_ways");
    }

    @Test
    void everyFindingHasAFigureADoubtAndAdvice() {
        assertThat(Findings.of(result)).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.figure()).containsPattern("\\d");
            assertThat(finding.doubt()).endsWith(".");
            assertThat(finding.advice()).endsWith(".");
        });
    }
}
