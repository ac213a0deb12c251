package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.exchanges.ExchangeContract.get;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.exchanges.Candle;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.Heard;
import plutarc.exchanges.MarketSubscription;
import plutarc.paperexchange.engine.Speed;

/** A market that does not wait: 1,800 times as fast as life, on three intervals at once, with a cut in the middle. */
@Timeout(60)
class BybitInMotionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<Duration> INTERVALS = List.of(MINUTE, MINUTE.multipliedBy(5), MINUTE.multipliedBy(15));

    @TempDir
    Path data;

    @Test
    void candlesOfEveryIntervalStayGaplessOverACut() {
        Heard heard = new Heard();
        try (PaperVenue venue = new PaperVenue(data, config -> config.withSpeed(Speed.parse("1800x")).withRateLimits("off"));
             Exchange exchange = Exchanges.factory(Venue.PAPER).open(new ExchangeSettings(venue.endpoint(), ContractType.LINEAR, venue.key(), Optional.empty()),
                     heard, InstantSource.system(), new Random(1))) {
            Instant known = Instant.parse("2021-12-31T23:00:00Z");
            assertThat(get(exchange.candles("BTCUSDT", MINUTE, known, Instant.now()))).as("the market is past that hour").isNotEmpty();
            exchange.connect(Instant.EPOCH);
            exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(INTERVALS.get(0), known, INTERVALS.get(1), known, INTERVALS.get(2), known), Set.of()));
            heard.awaitUp(Stream.PUBLIC, 1);
            awaitCandles(heard, 90);
            venue.fault("{\"type\":\"drop\",\"seconds\":1}");
            heard.awaitUp(Stream.PUBLIC, 2);
            awaitCandles(heard, 200);

            for (Duration interval : INTERVALS) {
                List<Candle> told = heard.all(CandleClosed.class).stream().filter(event -> event.interval().equals(interval)).map(CandleClosed::candle).toList();
                Instant from = known.plus(interval);
                assertThat(told).as(interval + " as in history, each once")
                        .isEqualTo(get(exchange.candles("BTCUSDT", interval, from, told.getLast().openTime().plus(interval))));
            }
        }
    }

    private static void awaitCandles(Heard heard, int minutes) {
        Awaitility.with().pollInterval(Duration.ofMillis(20)).await().atMost(Duration.ofSeconds(30)).until(() ->
                heard.all(CandleClosed.class).stream().filter(event -> event.interval().equals(MINUTE)).count() >= minutes);
    }
}
