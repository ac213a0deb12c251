package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.Executed;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Exchanges;
import plutarc.exchanges.Execution;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.MarketSubscription.Feed;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.Trigger;
import plutarc.exchanges.VenuePosition;

/** The adapter against the real paper exchange: its matching, its margin, its own error codes and faults. */
@Timeout(60)
class BybitOnPaperTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Timeouts QUICK = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(1500), Duration.ofSeconds(1), Duration.ofMillis(200),
            Duration.ofMillis(1000), Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMillis(100));

    @TempDir
    Path data;
    private PaperVenue venue;
    private final Heard heard = new Heard();
    private Exchange exchange;

    @BeforeEach
    void start() {
        venue = new PaperVenue(data);
        exchange = open(venue.key(), ContractType.LINEAR, Optional.empty(), heard);
    }

    @AfterEach
    void stop() {
        exchange.close();
        venue.close();
    }

    @Test
    void instrumentsFeesAndMoneyAreRead() {
        InstrumentSpec spec = get(exchange.instruments()).stream().filter(instrument -> instrument.symbol().equals("BTCUSDT")).findFirst().orElseThrow();
        assertThat(spec.contractType()).isEqualTo(ContractType.LINEAR);
        assertThat(spec.tickSize()).isPositive();
        assertThat(spec.lotSize()).isPositive();
        assertThat(spec.fundingInterval()).isEqualTo(Duration.ofHours(8));
        assertThat(get(exchange.feeRate("BTCUSDT")).taker()).isEqualByComparingTo("0.00055");
        assertThat(get(exchange.wallet()).in("USDT").orElseThrow().available()).isEqualByComparingTo("100000");
        assertThat(Duration.between(get(exchange.serverTime()), Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
        assertThat(get(exchange.positions())).isEmpty();
        assertThat(get(exchange.openOrders())).isEmpty();
    }

    @Test
    void historyIsAscendingClosedAndGaplessOverManyPages() {
        venue.advance(1);
        List<Candle> all = get(exchange.candles("BTCUSDT", MINUTE, Instant.EPOCH.plus(Duration.ofDays(18_980)), Instant.now()));
        assertThat(all.size()).as("more than one page of 1000").isGreaterThan(1000);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).openTime()).isEqualTo(all.get(i - 1).openTime().plus(MINUTE));
        }
        venue.toOpen();
        assertThat(get(exchange.candles("BTCUSDT", MINUTE, all.getLast().openTime(), Instant.now()))).as("the forming candle is left out").containsExactly(all.getLast());
    }

    @Test
    void candlesOfTheStreamContinueThoseOfHistory() {
        venue.advance(2);
        Instant from = lastCandle().openTime().minus(MINUTE.multipliedBy(10));
        Candle known = get(exchange.candles("BTCUSDT", MINUTE, from, Instant.now())).get(5);
        connect();
        exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(MINUTE, known.openTime()), Set.of(Feed.TICKER, Feed.TRADES, Feed.BOOK)));
        Awaitility.await().until(() -> heard.events().stream().anyMatch(ExchangeEvent.BookChanged.class::isInstance));
        venue.advance(3);
        heard.await(CandleClosed.class, 8);

        assertThat(heard.all(CandleClosed.class)).extracting(CandleClosed::candle).isEqualTo(get(exchange.candles("BTCUSDT", MINUTE, known.openTime().plus(MINUTE), Instant.now())));
        assertThat(heard.all(CandleClosed.class).getLast().late()).isFalse();
        assertThat(heard.all(ExchangeEvent.PublicTrade.class)).isNotEmpty();
        assertThat(heard.all(ExchangeEvent.TickerChanged.class).getLast().last()).isEqualTo(heard.all(CandleClosed.class).getLast().candle().close());
        ExchangeEvent.BookChanged book = heard.all(ExchangeEvent.BookChanged.class).getLast();
        assertThat(book.bids().getFirst().price()).isLessThanOrEqualTo(book.asks().getFirst().price());
    }

    @Test
    void aMarketOrderIsAcceptedFilledAndShownEverywhere() {
        connect();
        venue.toOpen();

        exchange.place(OrderRequest.market(new ClientOrderId("entry1"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));

        Execution fill = heard.await(Executed.class, 1).getFirst().execution();
        assertThat(fill.clientOrderId()).contains(new ClientOrderId("entry1"));
        assertThat(fill.quantity()).isEqualTo(Quantity.base("0.5"));
        assertThat(fill.fee()).isEqualByComparingTo(fill.price().multiply(new BigDecimal("0.5")).multiply(new BigDecimal("0.00055")));
        heard.await(OrderRequestAnswered.class, 1);
        assertThat(heard.outcomes()).singleElement().isInstanceOf(Outcome.Accepted.class);
        Awaitility.await().until(() -> heard.all(ExchangeEvent.OrderUpdated.class).stream().anyMatch(update -> update.order().status() == OrderStatus.FILLED));
        Awaitility.await().until(() -> heard.all(ExchangeEvent.PositionUpdated.class).stream().anyMatch(update -> update.position().side().equals(Optional.of(Side.LONG))));
        Awaitility.await().until(() -> !heard.all(ExchangeEvent.WalletUpdated.class).isEmpty());

        VenuePosition position = get(exchange.positions()).getFirst();
        assertThat(position.quantity().value()).isEqualByComparingTo("0.5");
        assertThat(position.entryPrice()).isEqualByComparingTo(fill.price());
        assertThat(get(exchange.order("BTCUSDT", new ClientOrderId("entry1"))).map(Order::status)).contains(OrderStatus.FILLED);
        assertThat(get(exchange.executionsSince(fill.at()))).containsExactly(fill);
        assertThat(get(exchange.executionsSince(fill.at().plusMillis(1)))).isEmpty();
    }

    @Test
    void aStopIsPlacedMovedAndCancelled() {
        connect();
        venue.toOpen();
        exchange.place(OrderRequest.market(new ClientOrderId("entry1"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), false));
        BigDecimal entry = heard.await(Executed.class, 1).getFirst().execution().price();
        BigDecimal stop = entry.multiply(new BigDecimal("0.9")).setScale(0, java.math.RoundingMode.DOWN);

        ClientOrderId id = new ClientOrderId("stop1");
        exchange.place(OrderRequest.stop(id, "BTCUSDT", OrderSide.SELL, Quantity.base("0.1"), new Trigger(stop, Trigger.PriceSource.LAST, Trigger.Direction.FALLS_TO)));
        heard.await(OrderRequestAnswered.class, 2);
        exchange.amend(new AmendRequest(id, "BTCUSDT", Optional.empty(), Optional.empty(), Optional.of(stop.add(BigDecimal.TEN))));
        heard.await(OrderRequestAnswered.class, 3);

        assertThat(get(exchange.openOrders())).singleElement().satisfies(order -> {
            assertThat(order.clientOrderId()).contains(id);
            assertThat(order.status()).isEqualTo(OrderStatus.UNTRIGGERED);
            assertThat(order.triggerPrice().orElseThrow()).isEqualByComparingTo(stop.add(BigDecimal.TEN));
            assertThat(order.reduceOnly()).isTrue();
        });
        exchange.cancel("BTCUSDT", id);
        heard.await(OrderRequestAnswered.class, 4);
        exchange.cancel("BTCUSDT", id);
        heard.await(OrderRequestAnswered.class, 5);

        assertThat(heard.outcomes().subList(0, 4)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        assertThat(reason(heard.outcomes().getLast())).isEqualTo(ErrorReason.ORDER_NOT_FOUND);
        assertThat(get(exchange.openOrders())).isEmpty();
    }

    @Test
    void everyOpenOrderOfASymbolIsCancelledAtOnce() {
        connect();
        venue.toOpen();
        BigDecimal far = BigDecimal.valueOf(Math.floor(lastCandle().close() * 0.9));
        for (int i = 0; i < 3; i++) {
            exchange.place(OrderRequest.limit(new ClientOrderId("rest" + i), "BTCUSDT", OrderSide.BUY, Quantity.base("0.01"), far, TimeInForce.GOOD_TILL_CANCELLED, false));
        }
        heard.await(OrderRequestAnswered.class, 3);
        assertThat(get(exchange.openOrders())).hasSize(3);
        assertThat(get(exchange.cancelAll("BTCUSDT"))).isEqualTo(3);
        assertThat(get(exchange.openOrders())).isEmpty();
    }

    @Test
    void refusalsHaveTheirReasons() {
        connect();
        venue.toOpen();
        assertThat(refused(OrderRequest.market(new ClientOrderId("huge"), "BTCUSDT", OrderSide.BUY, Quantity.base("100"), false))).isEqualTo(ErrorReason.INSUFFICIENT_MARGIN);
        assertThat(refused(OrderRequest.market(new ClientOrderId("reduce"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), true))).isEqualTo(ErrorReason.REDUCE_ONLY_VIOLATION);
        assertThat(refused(OrderRequest.market(new ClientOrderId("nosuch"), "NOSUCHUSDT", OrderSide.BUY, Quantity.base("0.1"), false))).isEqualTo(ErrorReason.UNKNOWN_SYMBOL);
        exchange.place(OrderRequest.market(new ClientOrderId("twice"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), false));
        heard.await(OrderRequestAnswered.class, 4);
        assertThat(refused(OrderRequest.market(new ClientOrderId("twice"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), false)))
                .isEqualTo(ErrorReason.DUPLICATE_CLIENT_ORDER_ID);
        assertThat(heard.all(Executed.class)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void anAcknowledgementThatTheVenueSwallowsIsResolvedAndTheOrderIsThereOnce() {
        connect();
        venue.toOpen();
        venue.fault("{\"type\":\"ack\",\"mode\":\"swallow\"}");

        exchange.place(OrderRequest.market(new ClientOrderId("lost"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));

        heard.await(OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(heard.outcomes().getLast()).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(exchange.positions()).getFirst().quantity().value()).isEqualByComparingTo("0.5");
        assertThat(heard.all(Executed.class)).hasSize(1);
    }

    @Test
    void aServerErrorIsUnknownUntilTheVenueDeniesTheOrder() {
        connect();
        venue.toOpen();
        venue.fault("{\"type\":\"reject\",\"retCode\":10016,\"retMsg\":\"Server error.\"}");

        exchange.place(OrderRequest.market(new ClientOrderId("error"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));

        heard.await(OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(reason(heard.outcomes().getLast())).isEqualTo(ErrorReason.NEVER_ARRIVED);
        assertThat(get(exchange.positions())).isEmpty();
    }

    @Test
    void whatHappensWhileTheVenueIsGoneIsHeardAfterwardsExactlyOnce() {
        connect();
        venue.advance(1);
        Instant last = lastCandle().openTime();
        exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(MINUTE, last), Set.of()));
        venue.toOpen();
        exchange.place(OrderRequest.market(new ClientOrderId("before"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));
        BigDecimal price = heard.await(Executed.class, 1).getFirst().execution().price();
        BigDecimal stop = price.subtract(BigDecimal.ONE);
        exchange.place(OrderRequest.stop(new ClientOrderId("stop"), "BTCUSDT", OrderSide.SELL, Quantity.base("0.5"),
                new Trigger(stop, Trigger.PriceSource.LAST, Trigger.Direction.FALLS_TO)));
        exchange.place(OrderRequest.limit(new ClientOrderId("target"), "BTCUSDT", OrderSide.SELL, Quantity.base("0.5"), price.add(BigDecimal.ONE),
                TimeInForce.GOOD_TILL_CANCELLED, true));
        heard.await(OrderRequestAnswered.class, 3);

        venue.fault("{\"type\":\"drop\",\"seconds\":1}");
        venue.advance(30);
        heard.awaitUp(Stream.PRIVATE, 2);
        heard.awaitUp(Stream.PUBLIC, 2);
        heard.awaitUp(Stream.ORDER_ENTRY, 2);
        venue.advance(1);
        heard.await(CandleClosed.class, 31);

        List<Execution> told = heard.all(Executed.class).stream().map(Executed::execution).toList();
        assertThat(told).as("the stop or the target was hit unseen").hasSizeGreaterThanOrEqualTo(2);
        assertThat(told).extracting(Execution::executionId).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(get(exchange.executionsSince(Instant.EPOCH)).stream().map(Execution::executionId).toList());
        assertThat(heard.all(CandleClosed.class)).extracting(CandleClosed::candle)
                .isEqualTo(get(exchange.candles("BTCUSDT", MINUTE, last.plus(MINUTE), Instant.now())));
        exchange.place(OrderRequest.market(new ClientOrderId("after"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), false));
        heard.await(OrderRequestAnswered.class, 4);
        assertThat(heard.outcomes().getLast()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aFillWhosePushIsLostIsFoundInHistory() {
        connect();
        venue.toOpen();
        venue.fault("{\"type\":\"stall\",\"topic\":\"execution\",\"seconds\":1,\"lose\":\"true\"}");
        exchange.place(OrderRequest.market(new ClientOrderId("unheard"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));
        assertThat(heard.await(Executed.class, 1)).hasSize(1);
    }

    @Test
    void aQuantityInTheWrongUnitNeverLeaves() {
        connect();
        exchange.place(OrderRequest.market(new ClientOrderId("unit"), "BTCUSDT", OrderSide.BUY, Quantity.quote("500"), false));
        heard.await(OrderRequestAnswered.class, 1);
        assertThat(reason(heard.outcomes().getFirst())).isEqualTo(ErrorReason.INVALID_REQUEST);
        assertThat(get(exchange.order("BTCUSDT", new ClientOrderId("unit")))).isEmpty();
    }

    @Test
    void aNewSessionHearsWhatTheOldOneDidNot() {
        connect();
        venue.toOpen();
        exchange.place(OrderRequest.market(new ClientOrderId("first"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.5"), false));
        Execution first = heard.await(Executed.class, 1).getFirst().execution();
        exchange.close();

        Heard next = new Heard();
        try (Exchange again = open(venue.key(), ContractType.LINEAR, Optional.empty(), next)) {
            again.connect(Instant.EPOCH);
            next.awaitUp(Stream.PRIVATE, 1);
            assertThat(next.all(Executed.class)).extracting(Executed::execution).containsExactly(first);
        }
    }

    @Test
    void leverageAndMarginModeAreSetAndSettingThemAgainIsNoError() {
        for (int i = 0; i < 2; i++) {
            get(exchange.setMarginMode("BTCUSDT", MarginMode.ISOLATED));
            get(exchange.setLeverage("BTCUSDT", new BigDecimal("7")));
        }
        connect();
        venue.toOpen();
        exchange.place(OrderRequest.market(new ClientOrderId("entry"), "BTCUSDT", OrderSide.BUY, Quantity.base("0.1"), false));
        heard.await(Executed.class, 1);
        assertThat(get(exchange.positions()).getFirst().leverage()).isEqualByComparingTo("7");
        assertThatThrownBy(() -> get(exchange.setLeverage("BTCUSDT", new BigDecimal("9999")))).isInstanceOf(ExchangeException.class);
    }

    @Test
    void anInverseContractIsOrderedInDollars() {
        Heard inverse = new Heard();
        try (Exchange coin = open(venue.key(), ContractType.INVERSE, Optional.empty(), inverse)) {
            coin.connect(Instant.EPOCH);
            inverse.awaitUp(Stream.PRIVATE, 1);
            inverse.awaitUp(Stream.ORDER_ENTRY, 1);
            venue.toOpen();
            coin.place(OrderRequest.market(new ClientOrderId("inv"), "BTCUSD", OrderSide.SELL, Quantity.quote("1000"), false));
            Execution fill = inverse.await(Executed.class, 1).getFirst().execution();
            assertThat(fill.quantity()).isEqualTo(Quantity.quote("1000"));
            assertThat(fill.feeCurrency()).isEqualTo("BTC");
            assertThat(get(coin.positions()).getFirst().side()).contains(Side.SHORT);
        }
    }

    @Test
    void fundingRatesAreListedInOrder() {
        venue.advance(60 * 24);
        Instant end = lastCandle().openTime().plus(MINUTE);
        List<Instant> times = get(exchange.fundingHistory("BTCUSDT", end.minus(Duration.ofDays(1)), end)).stream().map(rate -> rate.at()).toList();
        assertThat(times).hasSize(3).isSorted();
    }

    @Test
    void aKeyIsCheckedAndTheReasonIsNamed() {
        KeyCheck good = get(exchange.checkKey());
        assertThat(good.problem()).isEmpty();
        assertThat(good.canTrade()).isTrue();
        assertThat(good.canWithdraw()).isFalse();

        assertThat(problem(new KeyMaterial("no-such-key", "secret", ""))).isEqualTo(ErrorReason.INVALID_KEY);
        assertThat(problem(new KeyMaterial(venue.key().apiKey(), "wrong-secret", ""))).isEqualTo(ErrorReason.INVALID_SIGNATURE);
        assertThat(problem(venue.newKey("{\"name\":\"ro\",\"readOnly\":true}"))).isEqualTo(ErrorReason.PERMISSION_DENIED);
        assertThat(problem(venue.newKey("{\"name\":\"ip\",\"ips\":[\"127.0.0.9\"]}"))).isEqualTo(ErrorReason.IP_NOT_ALLOWED);
    }

    @Test
    void aKeyBoundToAnAddressWorksFromThatAddress() throws Exception {
        KeyMaterial bound = venue.newKey("{\"name\":\"ip\",\"ips\":[\"127.0.0.9\"]}");
        Heard there = new Heard();
        try (Exchange from9 = open(bound, ContractType.LINEAR, Optional.of(InetAddress.getByName("127.0.0.9")), there)) {
            assertThat(get(from9.checkKey()).problem()).isEmpty();
            assertThat(get(from9.checkKey()).allowedIps()).containsExactly("127.0.0.9");
            from9.connect(Instant.EPOCH);
            there.awaitUp(Stream.PRIVATE, 1);
            there.awaitUp(Stream.ORDER_ENTRY, 1);
        }
    }

    private ErrorReason problem(KeyMaterial key) {
        try (Exchange other = open(key, ContractType.LINEAR, Optional.empty(), new Heard())) {
            return get(other.checkKey()).problem().orElseThrow().reason();
        }
    }

    private ErrorReason refused(OrderRequest order) {
        int before = heard.outcomes().size();
        exchange.place(order);
        heard.await(OrderRequestAnswered.class, before + 1);
        return reason(heard.outcomes().getLast());
    }

    private static ErrorReason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).error().reason();
    }

    private Candle lastCandle() {
        return get(exchange.candles("BTCUSDT", MINUTE, Instant.parse("2021-12-31T00:00:00Z"), Instant.now())).getLast();
    }

    private void connect() {
        exchange.connect(Instant.EPOCH);
        heard.awaitUp(Stream.PUBLIC, 1);
        heard.awaitUp(Stream.PRIVATE, 1);
        heard.awaitUp(Stream.ORDER_ENTRY, 1);
    }

    private Exchange open(KeyMaterial key, ContractType type, Optional<InetAddress> from, Heard listener) {
        return Exchanges.factory(Venue.PAPER).open(new ExchangeSettings(venue.endpoint(), type, key, from, QUICK), listener, InstantSource.system(), new Random(1));
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
