package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Order;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.bybit.ScriptedVenue.Answer;

/** How pages, windows and limits of Bybit itself are dealt with. */
@Timeout(30)
class BybitQueriesTest {

    private final ScriptedVenue venue = new ScriptedVenue();
    private final Exchange exchange = new BybitExchange(Dialect.BYBIT,
            new ExchangeSettings(venue.endpoint(), ContractType.LINEAR, ScriptedVenue.KEY, Optional.empty()), event -> { }, InstantSource.system(), new Random(1), VenueThread.start("venue"));

    @AfterEach
    void close() {
        exchange.close();
        venue.close();
    }

    @Test
    void whatWasMissedALittleWhileAgoIsOnePage() {
        long now = Instant.now().toEpochMilli();
        venue.on("/v5/execution/list", request -> Answer.ok("{\"list\":[" + BybitSamples.execution("new", now - 1000) + "," + BybitSamples.execution("old", now - 9000)
                + "],\"nextPageCursor\":\"more\"}"));

        assertThat(get(exchange.executionsSince(Instant.ofEpochMilli(now - 5000)))).extracting(Execution::executionId).containsExactly("new");
        assertThat(venue.requests("/v5/execution/list")).hasSize(1);
    }

    @Test
    void olderExecutionsAreReadWeekByWeekAndPageByPage() {
        Instant since = Instant.now().minus(Duration.ofDays(20));
        venue.on("/v5/execution/list", request -> {
            if (request.query().containsKey("cursor")) {
                return Answer.ok("{\"list\":[" + BybitSamples.execution(request.query().get("cursor"), since.plusSeconds(60).toEpochMilli()) + "],\"nextPageCursor\":\"\"}");
            }
            String window = request.query().getOrDefault("startTime", "newest");
            return Answer.ok("{\"list\":[" + BybitSamples.execution("first" + window, since.plusSeconds(120).toEpochMilli()) + "],\"nextPageCursor\":\"c" + window + "%3A1\"}");
        });

        List<Execution> all = get(exchange.executionsSince(since));

        assertThat(venue.requests("/v5/execution/list")).as("newest week and two before, two pages each").hasSize(6);
        assertThat(all).hasSize(6).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(all).extracting(Execution::executionId).as("a cursor is sent as it came").anyMatch(id -> id.equals("cnewest:1"));
    }

    @Test
    void candlesOfManyPagesAreAskedForByBothEnds() {
        venue.on("/v5/market/orderbook", request -> Answer.ok("{\"s\":\"BTCUSDT\",\"b\":[],\"a\":[],\"ts\":" + (2500 * 60_000L + 30_000) + "}"));
        venue.on("/v5/market/kline", request -> Answer.ok(BybitSamples.klines(request.query(), 2500)));

        List<Candle> candles = get(exchange.candles("BTCUSDT", Duration.ofMinutes(1), Instant.EPOCH, Instant.now()));

        assertThat(candles).hasSize(2500);
        assertThat(candles.getLast().openTime()).as("minute 2500 is forming").isEqualTo(Instant.ofEpochSecond(2499 * 60));
        assertThat(venue.requests("/v5/market/kline")).hasSize(3).allSatisfy(request -> assertThat(request.query()).containsKeys("start", "end"));
    }

    @Test
    void anIntervalThatBybitLacksIsRefusedByName() {
        venue.on("/v5/market/orderbook", request -> Answer.ok("{\"ts\":1}"));
        assertThatThrownBy(() -> get(exchange.candles("BTCUSDT", Duration.ofMinutes(7), Instant.EPOCH, Instant.now())))
                .isInstanceOf(ExchangeException.class).hasMessageContaining("PT7M").hasMessageContaining("allowed");
    }

    @Test
    void fundingRunsBackThroughItsPages() {
        Instant end = Instant.ofEpochSecond(1_000 * 3600);
        venue.on("/v5/market/funding/history", request -> {
            long last = Long.parseLong(request.query().get("endTime")) / 3_600_000;
            return Answer.ok("{\"list\":[" + IntStream.range(0, 200).mapToLong(i -> last - i).filter(hour -> hour >= 700)
                    .mapToObj(hour -> "{\"symbol\":\"BTCUSDT\",\"fundingRate\":\"0.0001\",\"fundingRateTimestamp\":\"" + hour * 3_600_000 + "\"}")
                    .collect(Collectors.joining(",")) + "]}");
        });
        assertThat(get(exchange.fundingHistory("BTCUSDT", Instant.ofEpochSecond(700 * 3600), end))).hasSize(300)
                .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }

    @Test
    void openOrdersAreAskedOfBothSettlementCurrencies() {
        venue.on("/v5/order/realtime", request -> Answer.ok(request.query().get("settleCoin").equals("USDC")
                ? BybitSamples.orders(BybitSamples.order("usdc", "New")) : BybitSamples.orders(BybitSamples.order("usdt", "New"), BybitSamples.order("done", "Filled"))));
        assertThat(get(exchange.openOrders())).extracting(Order::venueOrderId).containsExactly("venue-usdt", "venue-usdc");
    }

    @Test
    void whenTheVenueSaysThatNothingIsLeftTheNextRequestWaits() {
        Instant[] asked = new Instant[2];
        int[] calls = {0};
        venue.on("/v5/account/fee-rate", request -> {
            asked[calls[0]++] = Instant.now();
            return new Answer(200, Answer.ok("{\"list\":[{\"symbol\":\"X\",\"takerFeeRate\":\"1\",\"makerFeeRate\":\"1\"}]}").json(), Duration.ZERO,
                    Map.of("X-Bapi-Limit", "50", "X-Bapi-Limit-Status", "0", "X-Bapi-Limit-Reset-Timestamp", Long.toString(Instant.now().plusMillis(700).toEpochMilli())));
        });
        get(exchange.feeRate("X"));
        get(exchange.feeRate("X"));
        assertThat(Duration.between(asked[0], asked[1])).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void theVenuesClockIsUsedForSigning() {
        venue.on("/v5/market/time", request -> Answer.ok("{\"timeNano\":\"" + (System.currentTimeMillis() + 100_000) * 1_000_000 + "\"}"));
        assertThat(Duration.between(Instant.now(), get(exchange.serverTime()))).isGreaterThan(Duration.ofSeconds(90));
        venue.on("/v5/account/wallet-balance", request -> Answer.ok("{\"list\":[]}"));
        assertThat(Duration.between(Instant.now(), get(exchange.wallet()).at())).isGreaterThan(Duration.ofSeconds(90));
    }

    @Test
    void aRefusedKeyIsAnAnswerAndASilentVenueIsNot() {
        venue.on("/v5/user/query-api", request -> Answer.refused(33004, "Your api key has expired."));
        assertThat(get(exchange.checkKey()).problem().orElseThrow().reason()).isEqualTo(ErrorReason.KEY_EXPIRED);
        venue.on("/v5/user/query-api", request -> Answer.status(403));
        assertThat(get(exchange.checkKey()).problem().orElseThrow().reason()).isEqualTo(ErrorReason.REGION_BLOCKED);
        venue.on("/v5/user/query-api", request -> Answer.status(500));
        assertThatThrownBy(() -> get(exchange.checkKey())).isInstanceOf(ExchangeException.class);
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
