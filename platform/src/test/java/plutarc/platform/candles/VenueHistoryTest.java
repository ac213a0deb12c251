package plutarc.platform.candles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.candles.BundledCandles;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.paperexchange.PaperExchange;
import plutarc.paperexchange.PaperExchangeConfig;
import plutarc.paperexchange.engine.Speed;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Interval;

class VenueHistoryTest {

    private static final Instant FROM = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2022-01-01T20:00:00Z");
    @TempDir
    Path folder;

    @Test
    void whatThePaperExchangeHandsOutWithoutAKeyIsTheBundledMonthVolumesAndFundingIncludedAndWhatIsKnownIsNotAskedForAgain() throws Exception {
        try (PaperExchange paper = PaperExchange.start(PaperExchangeConfig.defaults(folder).withSpeed(Speed.parse("step")));
             Exchange exchange = Exchanges.factory(Venue.PAPER).open(new ExchangeSettings(new VenueEndpoint("http://127.0.0.1:" + paper.port(), "ws://127.0.0.1:" + paper.port()),
                     ContractType.LINEAR, new KeyMaterial("", "", ""), Optional.empty()), event -> { }, InstantSource.system(), new Random(1))) {
            List<Long> told = new ArrayList<>();
            Candles none = new Candles(Interval.M1, new long[0], new double[0], new double[0], new double[0], new double[0], new double[0]);
            VenueHistory history = new VenueHistory(exchange, "BTCUSDT", Interval.M1, none);
            Candles fetched = history.candles(FROM, TO, told::add);
            Candles bundled = BundledCandles.all().between(FROM, TO).candles();

            assertThat(fetched.openTime()).isEqualTo(bundled.openTime());
            assertThat(fetched.close()).isEqualTo(bundled.close());
            assertThat(fetched.volume()).isEqualTo(bundled.volume());
            assertThat(history.funding(FROM, TO).value()).isEqualTo(BundledCandles.all().between(FROM, TO).funding().value());
            assertThat(told).last().isEqualTo(1200L);

            double[] marked = fetched.volume().clone();
            marked[700] = 12345;
            Candles known = new Candles(Interval.M1, fetched.openTime(), fetched.open(), fetched.high(), fetched.low(), fetched.close(), marked).slice(600, 900);
            Candles again = new VenueHistory(exchange, "BTCUSDT", Interval.M1, known).candles(FROM, TO, any -> true);
            assertThat(again.openTime()).isEqualTo(bundled.openTime());
            assertThat(again.volume()[700]).as("taken from what was known").isEqualTo(12345);

            assertThat(history.candles(FROM, TO, any -> false).size()).as("stopped after the first pages").isLessThanOrEqualTo(5000);
        }
    }
}
