package plutarc.strategy.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.risk.RiskLimits;
import plutarc.strategy.market.Instrument;
import plutarc.strategy.template.Problem;
import plutarc.strategy.template.Sizing;

class RiskTest {
    private static final Instrument STEPPED = new Instrument("S", Instrument.Contract.LINEAR, 1, 0.1, 0.001, 0.001, 5, 100, 0.005, 0, 0.0005);

    private static RiskSnapshot snapshot(int asset, int total, double equity, double dayStart, double peak, int losses, long lastLoss, boolean killed, int errors) {
        return new RiskSnapshot(1_000_000, asset, total, equity, dayStart, peak, losses, lastLoss, killed, errors, false);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1000, 1000, 1000, 0, false, 0, ", "1, 1, 1000, 1000, 1000, 0, false, 0, maxPositionsPerAsset", "0, 5, 1000, 1000, 1000, 0, false, 0, maxPositionsTotal",
        "0, 0, 950, 1000, 1000, 0, false, 0, dailyLossLimitPct", "0, 0, 951, 1000, 1000, 0, false, 0, ", "0, 0, 1000, 1000, 1000, 0, true, 0, dailyLossLimitPct",
        "0, 0, 1000, 1000, 1000, 5, false, 0, consecutiveLossLimit", "0, 0, 1000, 1000, 1000, 4, false, 0, ", "0, 0, 1000, 1000, 1000, 0, false, 10, apiErrorThreshold"})
    void eachLimitBlocksWhenItIsReachedAndNotBefore(int asset, int total, double equity, double dayStart, double peak, int losses, boolean killed, int errors, String limit) {
        var breaches = RiskCheck.breaches(RiskLimits.DEFAULTS, snapshot(asset, total, equity, dayStart, peak, losses, 999_000, killed, errors));
        assertThat(breaches).extracting(RiskCheck.Breach::limit).isEqualTo(limit == null ? List.of() : List.of(limit));
    }

    @Test
    void aPauseAfterLossesEndsByItselfUnlessItWaitsForAPerson() {
        RiskSnapshot later = snapshot(0, 0, 1000, 1000, 1000, 5, 1_000_000 - 61 * 60_000, false, 0);
        assertThat(RiskCheck.breaches(RiskLimits.DEFAULTS, later)).isEmpty();
        RiskLimits d = RiskLimits.DEFAULTS;
        RiskLimits byHand = new RiskLimits(1, 5, d.maxLossPerTradePct(), d.dailyLossLimitPct(), false, Optional.of(5), 0, BigDecimal.TEN, BigDecimal.ONE, 10, 5,
                Optional.of(new BigDecimal("20")), Optional.of(new BigDecimal("500")));
        assertThat(RiskCheck.breaches(byHand, later)).extracting(RiskCheck.Breach::limit).containsExactly("consecutiveLossLimit");
        assertThat(RiskCheck.breaches(byHand, snapshot(0, 0, 400, 400, 600, 0, 0, false, 0))).extracting(RiskCheck.Breach::limit)
                .containsExactly("equityProtectionDrawdownPct", "minEquity");
    }

    @Test
    void limitsOutOfRangeAreNamedTogether() {
        assertThat(RiskLimitsValidation.check(RiskLimits.DEFAULTS)).isEmpty();
        RiskLimits bad = new RiskLimits(0, 51, Optional.of(new BigDecimal("0.05")), Optional.of(new BigDecimal("101")), false, Optional.of(1), 4, new BigDecimal("126"),
                BigDecimal.ZERO, 0, 61, Optional.of(new BigDecimal("91")), Optional.of(BigDecimal.ONE.negate()));
        assertThat(RiskLimitsValidation.check(bad)).hasSize(12).extracting(Problem::path).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"percent, 0.3", "margin, 3", "notional, 1", "quantity, 0.123"})
    void eachSizingGivesItsQuantityInWholeLots(String mode, double quantity) {
        Sizing sizing = switch (mode) {
            case "percent" -> new Sizing.PercentOfEquity(10);
            case "margin" -> new Sizing.FixedMargin(100);
            case "notional" -> new Sizing.FixedNotional(100);
            default -> new Sizing.FixedQuantity(0.1239);
        };
        assertThat(PositionSize.of(sizing, STEPPED, 100, 1000, 100, Double.NaN, 3).quantity()).isCloseTo(quantity, within(1e-12));
    }

    @Test
    void whatTheMarginDoesNotAllowIsRefusedWithItsFigures() {
        PositionSize.Size size = PositionSize.of(new Sizing.FixedNotional(1000), STEPPED, 100, 100, 100, Double.NaN, 3);
        assertThat(size.quantity()).isZero();
        assertThat(size.refusal()).contains("margin needed").contains("available 100");
        assertThat(PositionSize.of(new Sizing.FixedNotional(4), STEPPED, 100, 100, 100, 1, 3).refusal()).contains("below the minimum");
        assertThat(PositionSize.of(new Sizing.RiskBased(1), STEPPED, 100, 100, 100, Double.NaN, 3).refusal()).contains("stop");
    }

    @Property
    void aQuantityIsWholeLotsAndItsMarginAffordable(@ForAll @DoubleRange(min = 0.1, max = 100) double percent, @ForAll @DoubleRange(min = 10, max = 1e6) double equity,
                                                    @ForAll @DoubleRange(min = 0.5, max = 1e5) double price, @ForAll @DoubleRange(min = 1, max = 100) double leverage) {
        PositionSize.Size size = PositionSize.of(new Sizing.PercentOfEquity(percent), STEPPED, equity, equity, price, Double.NaN, leverage);
        assertThat(size.quantity() * price / leverage).isLessThanOrEqualTo(equity * 1.000001);
        assertThat(size.quantity() / 0.001).isCloseTo(Math.rint(size.quantity() / 0.001), within(1e-3));
        assertThat(size.refusal().isEmpty()).isEqualTo(size.quantity() > 0);
    }
}
