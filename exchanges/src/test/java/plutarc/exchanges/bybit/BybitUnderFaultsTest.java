package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.Executed;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.Execution;
import plutarc.exchanges.Heard;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;

/** Random faults by seed: whatever the connection does, no order is lost, doubled or invented, and no fill or candle either. */
@Timeout(90)
class BybitUnderFaultsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ORDERS = 30;
    private static final Timeouts QUICK = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(500), Duration.ofMillis(100),
            Duration.ofMillis(500), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofMillis(100));

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(longs = {1, 20221})
    void everyOrderIsAccountedForOnce(long seed) {
        Random random = new Random(seed);
        Heard heard = new Heard();
        try (PaperVenue venue = new PaperVenue(data, config -> config.withRateLimits("off"));
             Exchange exchange = Exchanges.factory(Venue.PAPER).open(new ExchangeSettings(venue.endpoint(), ContractType.LINEAR, venue.key(), Optional.empty(), QUICK),
                     heard, InstantSource.system(), random)) {
            venue.advance(1);
            Instant last = candles(exchange, Instant.parse("2021-12-31T00:00:00Z")).getLast().openTime();
            exchange.connect(Instant.EPOCH);
            exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(MINUTE, last), Set.of()));
            for (int i = 0; i < ORDERS; i++) {
                misfortune(random, venue);
                exchange.place(OrderRequest.market(new ClientOrderId("s" + i), "BTCUSDT", i % 2 == 0 ? OrderSide.BUY : OrderSide.SELL, Quantity.base("0.01"), false));
                venue.advance(1);
            }
            Awaitility.with().pollInterval(Duration.ofMillis(20)).await().atMost(Duration.ofSeconds(60)).until(() -> finals(heard).size() == ORDERS);
            venue.control("DELETE", "/faults", "");
            venue.advance(2);

            List<Execution> booked = get(exchange.executionsSince(Instant.EPOCH)).stream().filter(execution -> execution.kind().isFill()).toList();
            Awaitility.with().pollInterval(Duration.ofMillis(20)).await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                    assertThat(executionIds(heard)).containsExactlyInAnyOrderElementsOf(booked.stream().map(Execution::executionId).toList()));
            assertThat(orderIds(booked)).as("what was accepted was filled, and nothing else").containsExactlyInAnyOrderElementsOf(accepted(heard));
            assertThat(heard.outcomes()).as("there were faults").hasAtLeastOneElementOfType(Outcome.Unknown.class).hasAtLeastOneElementOfType(Outcome.Rejected.class);
            assertThat(heard.all(ConnectionChanged.class)).anyMatch(change -> !change.up());
            assertThat(finals(heard)).extracting(answer -> answer.clientOrderId().value()).as("one final answer each").doesNotHaveDuplicates();
            Awaitility.with().pollInterval(Duration.ofMillis(20)).await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                    assertThat(heard.all(CandleClosed.class)).extracting(CandleClosed::candle).isEqualTo(candles(exchange, last.plus(MINUTE))));
        }
    }

    private static void misfortune(Random random, PaperVenue venue) {
        switch (random.nextInt(8)) {
            case 0 -> venue.fault("{\"type\":\"drop\"}");
            case 1 -> venue.fault("{\"type\":\"ack\",\"mode\":\"swallow\"}");
            case 2 -> venue.fault("{\"type\":\"ack\",\"mode\":\"delay\",\"millis\":600}");
            case 3 -> venue.fault("{\"type\":\"reject\",\"retCode\":10016,\"retMsg\":\"Server error.\"}");
            case 4 -> venue.fault("{\"type\":\"reject\",\"retCode\":110007,\"retMsg\":\"Available balance is insufficient\"}");
            case 5 -> venue.fault("{\"type\":\"stall\",\"topic\":\"execution\",\"seconds\":1,\"lose\":\"true\"}");
            default -> { }
        }
    }

    private static List<OrderRequestAnswered> finals(Heard heard) {
        return heard.all(OrderRequestAnswered.class).stream().filter(answer -> answer.outcome() instanceof Outcome.Final).toList();
    }

    private static Set<String> accepted(Heard heard) {
        return finals(heard).stream().filter(answer -> answer.outcome() instanceof Outcome.Accepted).map(answer -> answer.clientOrderId().value()).collect(Collectors.toSet());
    }

    private static List<String> executionIds(Heard heard) {
        return heard.all(Executed.class).stream().map(Executed::execution).filter(execution -> execution.kind().isFill()).map(Execution::executionId).toList();
    }

    private static Set<String> orderIds(List<Execution> executions) {
        return executions.stream().map(execution -> execution.clientOrderId().orElseThrow().value()).collect(Collectors.toSet());
    }

    private static List<Candle> candles(Exchange exchange, Instant from) {
        return get(exchange.candles("BTCUSDT", MINUTE, from, Instant.now()));
    }

    private static <T> T get(java.util.concurrent.CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
