package plutarc.candles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BundledCandlesTest {

    @Test
    void theBundledSetIsTheMonthThatThePaperExchangePlays() {
        SymbolHistory all = BundledCandles.all();

        assertThat(all.set().span()).isEqualTo(new plutarc.contracts.candles.CandleSpan("1m", Instant.parse("2021-12-31T23:01:00Z"), Instant.parse("2022-02-01T05:32:00Z"), 45_031, 0));
        assertThat(all.candles().size()).isEqualTo(45_031);
        assertThat(all.set().fundingRates()).isEqualTo(all.funding().size()).isEqualTo(94);
    }

    @Test
    void volumeIsCountedInBaseCurrencyAsAtThePaperExchange() {
        assertThat(BundledCandles.all().candles().volume()[0]).isBetween(0.001, 1000.0);
    }

    @Test
    void aSpanGivesTheCandlesThatOpenInItAndItsFundingRates() {
        SymbolHistory day = BundledCandles.all().between(Instant.parse("2022-01-03T00:00:00Z"), Instant.parse("2022-01-04T00:00:00Z"));

        assertThat(day.candles().size()).isEqualTo(1440);
        assertThat(Instant.ofEpochMilli(day.candles().openTime()[0])).isEqualTo("2022-01-03T00:00:00Z");
        assertThat(day.funding().size()).isEqualTo(3);
        assertThat(BundledCandles.all().between(Instant.MIN, Instant.MAX).candles().size()).isEqualTo(45_031);
        assertThat(BundledCandles.all().between(Instant.parse("2030-01-01T00:00:00Z"), Instant.MAX).candles().size()).isZero();
    }
}
