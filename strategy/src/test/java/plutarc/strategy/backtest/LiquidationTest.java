package plutarc.strategy.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.trading.Side;
import plutarc.strategy.market.Instrument;

/** Figures by Bybit's formulas for isolated margin: linear {@code EP * (1 -+ (1/leverage - MMR))}, inverse {@code EP / (1 +- (1/leverage - MMR))}. */
class LiquidationTest {

    @ParameterizedTest
    @CsvSource({
            "LINEAR, LONG, 20000, 50, 19700",
            "LINEAR, SHORT, 20000, 50, 20300",
            "LINEAR, LONG, 40000, 10, 36200",
            "INVERSE, LONG, 20000, 50, 19704.433497536945",
            "INVERSE, SHORT, 20000, 50, 20304.568527918782",
            "INVERSE, LONG, 8000, 2, 5351.170568561873"})
    void anIsolatedPositionIsTakenOverWhereTheVenueSays(Instrument.Contract contract, Side side, double entry, double leverage, double expected) {
        Instrument instrument = new Instrument("X", contract, contract == Instrument.Contract.INVERSE ? 100 : 0.01, 0, 0, 0, 0, 100, 0.005, 0, 0);
        double quantity = 37;
        double margin = instrument.notional(quantity, entry) / leverage;
        double price = Liquidation.price(instrument, side, quantity, entry, margin);
        assertThat(price).isCloseTo(expected, within(1e-9));
        double bankrupt = Liquidation.bankruptcyPrice(instrument, side, entry, leverage);
        assertThat(instrument.profit(side, quantity, entry, bankrupt)).as("at the bankruptcy price the margin is gone").isCloseTo(-margin, within(1e-9 * margin));
        assertThat(side == Side.LONG ? bankrupt < price : bankrupt > price).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"LONG, 100", "SHORT, 1e9"})
    void aPositionWithMoreMoneyThanItCanLoseIsNeverTakenOver(Side side, double money) {
        Instrument instrument = Instrument.plain("X");
        double price = Liquidation.price(instrument, side, 1, 90, money);
        assertThat(side == Side.LONG ? Double.isNaN(price) : price > 1e8).isTrue();
    }
}
