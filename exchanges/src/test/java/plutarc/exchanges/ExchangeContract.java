package plutarc.exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.Executed;
import plutarc.exchanges.ExchangeEvent.OrderRequestAnswered;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.MarketSubscription.Feed;

/**
 * What every adapter must do, on real sockets, against a venue whose market stands still until it is told to move and whose faults can be
 * ordered. An adapter's test implements this and inherits the tests. The account starts with 100,000 of the quote currency and no
 * position, the market without spread, the answer time-out of the adapter is a second or two.
 */
public interface ExchangeContract {

    String SYMBOL = "BTCUSDT";
    Duration MINUTE = Duration.ofMinutes(1);

    /** The adapter, not yet connected. */
    Exchange exchange();

    /** Its listener. */
    Heard heard();

    /** Another adapter of the same account. */
    Exchange open(Heard listener);

    VenueUnderTest venue();

    /** The hand on the venue. */
    interface VenueUnderTest {

        /** Plays whole minutes of the market. */
        void advance(int minutes);

        /** Plays to right after the next minute's first trade, so that orders meet an open market. */
        void toOpen();

        /** Carries the next order out and says nothing. */
        void swallowNextAcknowledgement();

        /** Answers the next order with a server error and does not carry it out. */
        void failNextOrder();

        /** Cuts every connection and refuses new ones. */
        void vanish(Duration time);

        /** Keeps the private stream open and loses what it would have said about executions. */
        void losePushesOfExecutions(Duration time);
    }

    @Test
    default void historyIsAscendingClosedAndGaplessOverManyPages() {
        venue().advance(1);
        List<Candle> all = get(exchange().candles(SYMBOL, MINUTE, Instant.EPOCH.plus(Duration.ofDays(18_980)), Instant.now()));
        assertThat(all.size()).as("more than one page of 1000").isGreaterThan(1000);
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).openTime()).isEqualTo(all.get(i - 1).openTime().plus(MINUTE));
        }
        venue().toOpen();
        assertThat(get(exchange().candles(SYMBOL, MINUTE, all.getLast().openTime(), Instant.now()))).as("the forming candle is left out").containsExactly(all.getLast());
    }

    @Test
    default void candlesOfTheStreamContinueThoseOfHistory() {
        venue().advance(2);
        Instant from = lastCandle().openTime().minus(MINUTE.multipliedBy(10));
        Candle known = get(exchange().candles(SYMBOL, MINUTE, from, Instant.now())).get(5);
        connect();
        exchange().subscribe(new MarketSubscription(SYMBOL, Map.of(MINUTE, known.openTime()), Set.of(Feed.TICKER, Feed.TRADES, Feed.BOOK)));
        Awaitility.await().until(() -> heard().events().stream().anyMatch(ExchangeEvent.BookChanged.class::isInstance));
        venue().advance(3);
        heard().await(CandleClosed.class, 8);

        assertThat(heard().all(CandleClosed.class)).extracting(CandleClosed::candle).isEqualTo(get(exchange().candles(SYMBOL, MINUTE, known.openTime().plus(MINUTE), Instant.now())));
        assertThat(heard().all(CandleClosed.class).getLast().late()).isFalse();
        assertThat(heard().all(ExchangeEvent.PublicTrade.class)).isNotEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(heard().all(ExchangeEvent.TickerChanged.class).getLast().last())
                .isEqualTo(heard().all(CandleClosed.class).getLast().candle().close()));
        ExchangeEvent.BookChanged book = heard().all(ExchangeEvent.BookChanged.class).getLast();
        assertThat(book.bids().getFirst().price()).isLessThanOrEqualTo(book.asks().getFirst().price());
    }

    @Test
    default void aMarketOrderIsAcceptedFilledAndShownEverywhere() {
        connect();
        venue().toOpen();

        exchange().place(OrderRequest.market(new ClientOrderId("entry1"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));

        Execution fill = heard().await(Executed.class, 1).getFirst().execution();
        assertThat(fill.clientOrderId()).contains(new ClientOrderId("entry1"));
        assertThat(fill.quantity()).isEqualTo(Quantity.base("0.5"));
        assertThat(fill.fee()).isEqualByComparingTo(fill.price().multiply(new BigDecimal("0.5")).multiply(new BigDecimal("0.00055")));
        heard().await(OrderRequestAnswered.class, 1);
        assertThat(heard().outcomes()).singleElement().isInstanceOf(Outcome.Accepted.class);
        Awaitility.await().until(() -> heard().all(ExchangeEvent.OrderUpdated.class).stream().anyMatch(update -> update.order().status() == OrderStatus.FILLED));
        Awaitility.await().until(() -> heard().all(ExchangeEvent.PositionUpdated.class).stream().anyMatch(update -> update.position().side().equals(Optional.of(Side.LONG))));
        Awaitility.await().until(() -> !heard().all(ExchangeEvent.WalletUpdated.class).isEmpty());

        VenuePosition position = get(exchange().positions()).getFirst();
        assertThat(position.quantity().value()).isEqualByComparingTo("0.5");
        assertThat(position.entryPrice()).isEqualByComparingTo(fill.price());
        assertThat(get(exchange().order(SYMBOL, new ClientOrderId("entry1"))).map(Order::status)).contains(OrderStatus.FILLED);
        assertThat(get(exchange().executionsSince(fill.at()))).containsExactly(fill);
        assertThat(get(exchange().executionsSince(fill.at().plusMillis(1)))).isEmpty();
    }

    @Test
    default void aStopIsPlacedMovedAndCancelled() {
        connect();
        venue().toOpen();
        exchange().place(OrderRequest.market(new ClientOrderId("entry1"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), false));
        BigDecimal entry = heard().await(Executed.class, 1).getFirst().execution().price();
        BigDecimal stop = entry.multiply(new BigDecimal("0.9")).setScale(0, RoundingMode.DOWN);

        ClientOrderId id = new ClientOrderId("stop1");
        exchange().place(OrderRequest.stop(id, SYMBOL, OrderSide.SELL, Quantity.base("0.1"), new Trigger(stop, Trigger.PriceSource.LAST, Trigger.Direction.FALLS_TO)));
        heard().await(OrderRequestAnswered.class, 2);
        exchange().amend(new AmendRequest(id, SYMBOL, Optional.empty(), Optional.empty(), Optional.of(stop.add(BigDecimal.TEN))));
        heard().await(OrderRequestAnswered.class, 3);

        assertThat(get(exchange().openOrders())).singleElement().satisfies(order -> {
            assertThat(order.clientOrderId()).contains(id);
            assertThat(order.status()).isEqualTo(OrderStatus.UNTRIGGERED);
            assertThat(order.triggerPrice().orElseThrow()).isEqualByComparingTo(stop.add(BigDecimal.TEN));
            assertThat(order.reduceOnly()).isTrue();
        });
        exchange().cancel(SYMBOL, id);
        heard().await(OrderRequestAnswered.class, 4);
        exchange().cancel(SYMBOL, id);
        heard().await(OrderRequestAnswered.class, 5);

        assertThat(heard().outcomes().subList(0, 4)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
        assertThat(reason(heard().outcomes().getLast())).isEqualTo(ErrorReason.ORDER_NOT_FOUND);
        assertThat(get(exchange().openOrders())).isEmpty();
    }

    @Test
    default void everyOpenOrderOfASymbolIsCancelledAtOnce() {
        connect();
        venue().toOpen();
        BigDecimal far = BigDecimal.valueOf(Math.floor(lastCandle().close() * 0.9));
        for (int i = 0; i < 3; i++) {
            exchange().place(OrderRequest.limit(new ClientOrderId("rest" + i), SYMBOL, OrderSide.BUY, Quantity.base("0.01"), far, TimeInForce.GOOD_TILL_CANCELLED, false));
        }
        heard().await(OrderRequestAnswered.class, 3);
        assertThat(get(exchange().openOrders())).hasSize(3);
        assertThat(get(exchange().cancelAll(SYMBOL))).isEqualTo(3);
        assertThat(get(exchange().openOrders())).isEmpty();
    }

    @Test
    default void refusalsHaveTheirReasons() {
        connect();
        venue().toOpen();
        assertThat(refused(OrderRequest.market(new ClientOrderId("huge"), SYMBOL, OrderSide.BUY, Quantity.base("100"), false))).isEqualTo(ErrorReason.INSUFFICIENT_MARGIN);
        assertThat(refused(OrderRequest.market(new ClientOrderId("reduce"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), true))).isEqualTo(ErrorReason.REDUCE_ONLY_VIOLATION);
        assertThat(refused(OrderRequest.market(new ClientOrderId("nosuch"), "NOSUCHUSDT", OrderSide.BUY, Quantity.base("0.1"), false))).isEqualTo(ErrorReason.UNKNOWN_SYMBOL);
        exchange().place(OrderRequest.market(new ClientOrderId("twice"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), false));
        heard().await(OrderRequestAnswered.class, 4);
        assertThat(refused(OrderRequest.market(new ClientOrderId("twice"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), false)))
                .isEqualTo(ErrorReason.DUPLICATE_CLIENT_ORDER_ID);
        assertThat(heard().all(Executed.class)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    default void anAcknowledgementThatTheVenueSwallowsIsResolvedAndTheOrderIsThereOnce() {
        connect();
        venue().toOpen();
        venue().swallowNextAcknowledgement();

        exchange().place(OrderRequest.market(new ClientOrderId("lost"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));

        heard().await(OrderRequestAnswered.class, 2);
        assertThat(heard().outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(heard().outcomes().getLast()).isInstanceOf(Outcome.Accepted.class);
        assertThat(get(exchange().positions()).getFirst().quantity().value()).isEqualByComparingTo("0.5");
        assertThat(heard().all(Executed.class)).hasSize(1);
    }

    @Test
    default void aServerErrorIsUnknownUntilTheVenueDeniesTheOrder() {
        connect();
        venue().toOpen();
        venue().failNextOrder();

        exchange().place(OrderRequest.market(new ClientOrderId("error"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));

        heard().await(OrderRequestAnswered.class, 2);
        assertThat(heard().outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(reason(heard().outcomes().getLast())).isEqualTo(ErrorReason.NEVER_ARRIVED);
        assertThat(get(exchange().positions())).isEmpty();
    }

    @Test
    default void whatHappensWhileTheVenueIsGoneIsHeardAfterwardsExactlyOnce() {
        connect();
        venue().advance(1);
        Instant last = lastCandle().openTime();
        exchange().subscribe(new MarketSubscription(SYMBOL, Map.of(MINUTE, last), Set.of()));
        venue().toOpen();
        exchange().place(OrderRequest.market(new ClientOrderId("before"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));
        BigDecimal price = heard().await(Executed.class, 1).getFirst().execution().price();
        BigDecimal stop = price.subtract(BigDecimal.ONE);
        exchange().place(OrderRequest.stop(new ClientOrderId("stop"), SYMBOL, OrderSide.SELL, Quantity.base("0.5"),
                new Trigger(stop, Trigger.PriceSource.LAST, Trigger.Direction.FALLS_TO)));
        exchange().place(OrderRequest.limit(new ClientOrderId("target"), SYMBOL, OrderSide.SELL, Quantity.base("0.5"), price.add(BigDecimal.ONE),
                TimeInForce.GOOD_TILL_CANCELLED, true));
        heard().await(OrderRequestAnswered.class, 3);

        venue().vanish(Duration.ofSeconds(1));
        venue().advance(30);
        heard().awaitUp(Stream.PRIVATE, 2);
        heard().awaitUp(Stream.PUBLIC, 2);
        heard().awaitUp(Stream.ORDER_ENTRY, 2);
        venue().advance(1);
        heard().await(CandleClosed.class, 31);

        List<Execution> told = heard().all(Executed.class).stream().map(Executed::execution).toList();
        assertThat(told).as("the stop or the target was hit unseen").hasSizeGreaterThanOrEqualTo(2);
        assertThat(told).extracting(Execution::executionId).doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(get(exchange().executionsSince(Instant.EPOCH)).stream().map(Execution::executionId).toList());
        assertThat(heard().all(CandleClosed.class)).extracting(CandleClosed::candle)
                .isEqualTo(get(exchange().candles(SYMBOL, MINUTE, last.plus(MINUTE), Instant.now())));
        exchange().place(OrderRequest.market(new ClientOrderId("after"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), false));
        heard().await(OrderRequestAnswered.class, 4);
        assertThat(heard().outcomes().getLast()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    default void aFillWhosePushIsLostIsFoundInHistory() {
        connect();
        venue().toOpen();
        venue().losePushesOfExecutions(Duration.ofSeconds(1));
        exchange().place(OrderRequest.market(new ClientOrderId("unheard"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));
        assertThat(heard().await(Executed.class, 1)).hasSize(1);
    }

    @Test
    default void aQuantityInTheWrongUnitNeverLeaves() {
        connect();
        exchange().place(OrderRequest.market(new ClientOrderId("unit"), SYMBOL, OrderSide.BUY, Quantity.quote("500"), false));
        heard().await(OrderRequestAnswered.class, 1);
        assertThat(reason(heard().outcomes().getFirst())).isEqualTo(ErrorReason.INVALID_REQUEST);
        assertThat(get(exchange().order(SYMBOL, new ClientOrderId("unit")))).isEmpty();
    }

    @Test
    default void aNewSessionHearsWhatTheOldOneDidNot() {
        connect();
        venue().toOpen();
        exchange().place(OrderRequest.market(new ClientOrderId("first"), SYMBOL, OrderSide.BUY, Quantity.base("0.5"), false));
        Execution first = heard().await(Executed.class, 1).getFirst().execution();
        exchange().close();

        Heard next = new Heard();
        try (Exchange again = open(next)) {
            again.connect(Instant.EPOCH);
            next.awaitUp(Stream.PRIVATE, 1);
            assertThat(next.all(Executed.class)).extracting(Executed::execution).containsExactly(first);
        }
    }

    @Test
    default void leverageAndMarginModeAreSetAndSettingThemAgainIsNoError() {
        for (int i = 0; i < 2; i++) {
            get(exchange().setMarginMode(SYMBOL, MarginMode.ISOLATED));
            get(exchange().setLeverage(SYMBOL, new BigDecimal("7")));
        }
        connect();
        venue().toOpen();
        exchange().place(OrderRequest.market(new ClientOrderId("entry"), SYMBOL, OrderSide.BUY, Quantity.base("0.1"), false));
        heard().await(Executed.class, 1);
        assertThat(get(exchange().positions()).getFirst().leverage()).isEqualByComparingTo("7");
        assertThatThrownBy(() -> get(exchange().setLeverage(SYMBOL, new BigDecimal("9999")))).isInstanceOf(ExchangeException.class);
    }

    @Test
    default void fundingRatesAreListedInOrder() {
        venue().advance(60 * 24);
        Instant end = lastCandle().openTime().plus(MINUTE);
        List<Instant> times = get(exchange().fundingHistory(SYMBOL, end.minus(Duration.ofDays(1)), end)).stream().map(rate -> rate.at()).toList();
        assertThat(times).hasSize(3).isSorted();
    }

    private void connect() {
        exchange().connect(Instant.EPOCH);
        for (Stream stream : Stream.values()) {
            heard().awaitUp(stream, 1);
        }
    }

    private ErrorReason refused(OrderRequest order) {
        int before = heard().outcomes().size();
        exchange().place(order);
        heard().await(OrderRequestAnswered.class, before + 1);
        return reason(heard().outcomes().getLast());
    }

    private static ErrorReason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).error().reason();
    }

    private Candle lastCandle() {
        return get(exchange().candles(SYMBOL, MINUTE, Instant.parse("2021-12-31T00:00:00Z"), Instant.now())).getLast();
    }

    /** The stage's value, or its own failure. */
    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
