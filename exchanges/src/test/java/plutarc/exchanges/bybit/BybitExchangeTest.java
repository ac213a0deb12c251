package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.Exchange;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.ConnectionChanged;
import plutarc.exchanges.ExchangeEvent.Executed;
import plutarc.exchanges.ExchangeEvent.Stream;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.ExchangeSettings;
import plutarc.exchanges.ExchangeSettings.Timeouts;
import plutarc.exchanges.Heard;
import plutarc.exchanges.MarketSubscription;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.Outcome;
import plutarc.exchanges.Quantity;
import plutarc.exchanges.VenueThread;
import plutarc.exchanges.bybit.ScriptedVenue.Answer;

/** The adapter over real sockets, against a venue that misbehaves on command. */
@Timeout(30)
class BybitExchangeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Timeouts QUICK = new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(300), Duration.ofMillis(100),
            Duration.ofMillis(600), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(100));
    private static final ClientOrderId ID = new ClientOrderId("entry1");
    private static final OrderRequest BUY = OrderRequest.market(ID, "BTCUSDT", OrderSide.BUY, Quantity.base("0.010"), false);

    private final ScriptedVenue venue = new ScriptedVenue();
    private final Heard heard = new Heard();
    private final Exchange exchange = new BybitExchange(Dialect.PAPER, new ExchangeSettings(venue.endpoint(), ContractType.LINEAR, ScriptedVenue.KEY, Optional.empty(), QUICK),
            heard, InstantSource.system(), new Random(1), VenueThread.start("venue"));

    @AfterEach
    void close() {
        exchange.close();
        venue.close();
    }

    @Test
    void anOrderGoesByStreamAndIsAccepted() {
        connect();

        exchange.place(BUY);

        assertThat(heard.await(ExchangeEvent.OrderRequestAnswered.class, 1)).extracting(ExchangeEvent.OrderRequestAnswered::outcome)
                .containsExactly(new Outcome.Accepted("venue-entry1"));
        assertThat(venue.frames("order.create")).hasSize(1).first()
                .satisfies(frame -> assertThat(frame.path("args").path(0).path("qty").asString()).isEqualTo("0.010"));
        assertThat(venue.requests("/v5/order/create")).isEmpty();
        assertThat(heard.threads()).hasSize(1);
        assertThat(exchange.latency().streamOrder().samples()).isEqualTo(1);
    }

    @Test
    void withoutTheStreamAnOrderGoesByRest() {
        venue.on("/v5/order/create", request -> Answer.ok("{\"orderId\":\"rest-1\",\"orderLinkId\":\"entry1\"}"));

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 1);
        assertThat(heard.outcomes()).containsExactly(new Outcome.Accepted("rest-1"));
        assertThat(venue.requests("/v5/order/create")).hasSize(1);
        assertThat(exchange.latency().restOrder().samples()).isEqualTo(1);
    }

    @Test
    void aRefusalCarriesTheVenuesCode() {
        connect();
        venue.onOrder(order -> Optional.of(ScriptedVenue.ack(order, 110007, "ab not enough for new order")));

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 1);
        assertThat(heard.outcomes()).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.error().reason()).isEqualTo(ErrorReason.INSUFFICIENT_MARGIN);
            assertThat(rejected.error().venueCode()).isEqualTo("110007");
        });
    }

    @Test
    void aLostAcknowledgementIsResolvedByQueryAndTheOrderIsNotSentAgain() {
        connect();
        venue.onOrder(order -> {
            venue.on("/v5/order/realtime", request -> Answer.ok(BybitSamples.orders(BybitSamples.order("entry1", "Filled"))));
            return Optional.empty();
        });

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes()).hasSize(2);
        assertThat(heard.outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(heard.outcomes().getLast()).isEqualTo(new Outcome.Accepted("venue-entry1"));
        assertThat(venue.frames("order.create")).hasSize(1);
        assertThat(venue.requests("/v5/order/create")).isEmpty();
        assertThat(venue.requests("/v5/order/realtime").getLast().query()).containsEntry("orderLinkId", "entry1");
    }

    @Test
    void aDisconnectAfterSendingMakesTheOutcomeUnknownAtOnce() {
        connect();
        venue.onOrder(order -> {
            venue.on("/v5/order/history", request -> Answer.ok(BybitSamples.orders(BybitSamples.order("entry1", "New"))));
            venue.cut(ScriptedVenue.TRADE);
            return Optional.empty();
        });

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getFirst()).isInstanceOfSatisfying(Outcome.Unknown.class, unknown -> assertThat(unknown.why()).contains("connection was lost"));
        assertThat(heard.outcomes().getLast()).isEqualTo(new Outcome.Accepted("venue-entry1"));
        assertThat(venue.frames("order.create")).hasSize(1);
        assertThat(venue.requests("/v5/order/create")).isEmpty();
    }

    @Test
    void anOrderThatTheVenueNeverSawIsRejectedOnceItsValidityHasEnded() {
        connect();
        venue.onOrder(order -> Optional.empty());
        Instant sent = Instant.now();

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getLast()).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.error().reason()).isEqualTo(ErrorReason.NEVER_ARRIVED));
        assertThat(Duration.between(sent, Instant.now())).isGreaterThan(QUICK.validity());
        assertThat(venue.frames("order.create")).hasSize(1);
    }

    @Test
    void aServerErrorOfARestOrderIsUnknownAndResolved() {
        venue.on("/v5/order/create", request -> Answer.status(502));
        venue.on("/v5/order/realtime", request -> Answer.ok(BybitSamples.orders(BybitSamples.order("entry1", "New"))));

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(heard.outcomes().getLast()).isInstanceOf(Outcome.Accepted.class);
        assertThat(venue.requests("/v5/order/create")).hasSize(1);
    }

    @Test
    void aConnectionCutUnderARestOrderDoesNotRepeatIt() {
        venue.on("/v5/order/create", request -> Answer.cut());

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 2);
        assertThat(heard.outcomes().getFirst()).isInstanceOf(Outcome.Unknown.class);
        assertThat(venue.requests("/v5/order/create")).hasSize(1);
    }

    @Test
    void aVenueThatCannotBeReachedSurelyGotNoOrder() {
        venue.close();

        exchange.place(BUY);

        heard.await(ExchangeEvent.OrderRequestAnswered.class, 1);
        assertThat(heard.outcomes()).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.error().reason()).isEqualTo(ErrorReason.UNREACHABLE));
    }

    @Test
    void executionsMissedWhileDisconnectedAreReadAgainAndNoneIsDoubled() {
        connect();
        venue.push(ScriptedVenue.PRIVATE, BybitSamples.executions(BybitSamples.execution("x1", 1000)));
        heard.await(Executed.class, 1);
        venue.on("/v5/execution/list", request -> Answer.ok("{\"list\":[" + BybitSamples.execution("x3", 3000) + "," + BybitSamples.execution("x2", 2000) + ","
                + BybitSamples.execution("x1", 1000) + "],\"nextPageCursor\":\"\"}"));

        venue.cut(ScriptedVenue.PRIVATE);
        heard.awaitUp(Stream.PRIVATE, 2);
        venue.push(ScriptedVenue.PRIVATE, BybitSamples.executions(BybitSamples.execution("x3", 3000) + "," + BybitSamples.execution("x4", 4000)));

        assertThat(heard.await(Executed.class, 4)).extracting(event -> event.execution().executionId()).containsExactly("x1", "x2", "x3", "x4");
        List<ExchangeEvent> all = heard.events();
        int up = all.lastIndexOf(heard.all(ConnectionChanged.class).stream().filter(change -> change.stream() == Stream.PRIVATE).toList().getLast());
        assertThat(all.stream().limit(up).filter(Executed.class::isInstance)).as("missed fills come before the stream counts as up").hasSize(3);
    }

    @Test
    void afterACutEverythingIsSubscribedAgainAndMissedCandlesAreFilledIn() {
        venue.on("/v5/market/kline", request -> Answer.ok(BybitSamples.klines(request.query(), 5)));
        exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(MINUTE, Instant.ofEpochSecond(0)), Set.of()));
        connect();
        venue.push(ScriptedVenue.PUBLIC, BybitSamples.kline(1, true));
        heard.await(CandleClosed.class, 1);

        venue.cut(ScriptedVenue.PUBLIC);
        heard.awaitUp(Stream.PUBLIC, 2);
        venue.push(ScriptedVenue.PUBLIC, BybitSamples.kline(5, false));
        heard.await(CandleClosed.class, 4);
        venue.push(ScriptedVenue.PUBLIC, BybitSamples.kline(5, true));

        assertThat(heard.await(CandleClosed.class, 5)).extracting(event -> event.candle().openTime().getEpochSecond() / 60).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(heard.all(CandleClosed.class)).extracting(CandleClosed::late).containsExactly(false, true, true, true, false);
        assertThat(venue.frames("subscribe").stream().filter(frame -> frame.path("args").path(0).asString().equals("kline.1.BTCUSDT"))).hasSize(2);
    }

    @Test
    void aSilentStreamIsGivenUpAndOpenedAgain() {
        connect();
        venue.fallSilent(true);
        Awaitility.await().until(() -> heard.all(ConnectionChanged.class).stream().anyMatch(change -> !change.up() && change.reason().contains("nothing heard")));
        venue.fallSilent(false);
        heard.awaitUp(Stream.PRIVATE, 2);
        heard.awaitUp(Stream.ORDER_ENTRY, 2);
    }

    @Test
    void pingsMeasureTheRoundTrip() {
        connect();
        Awaitility.await().until(() -> exchange.latency().stream().samples() >= 2);
        assertThat(exchange.latency().stream().p99()).isPositive();
    }

    @Test
    void aRefusedSubscriptionIsToldAndDisturbsNoOther() {
        venue.onSubscribe(frame -> Optional.of("{\"success\":" + !frame.toString().contains("NOSUCH") + ",\"ret_msg\":\"handler not found\",\"op\":\"subscribe\",\"req_id\":\""
                + frame.path("req_id").asString("") + "\"}"));
        exchange.subscribe(new MarketSubscription("NOSUCH", Map.of(), Set.of(MarketSubscription.Feed.TRADES)));
        exchange.subscribe(new MarketSubscription("BTCUSDT", Map.of(), Set.of(MarketSubscription.Feed.TRADES)));
        connect();
        venue.push(ScriptedVenue.PUBLIC, "{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":5,\"data\":[{\"T\":5,\"s\":\"BTCUSDT\",\"S\":\"Sell\",\"v\":\"0.5\",\"p\":\"100.5\",\"i\":\"t1\"}]}");

        assertThat(heard.await(ExchangeEvent.PublicTrade.class, 1)).containsExactly(
                new ExchangeEvent.PublicTrade("BTCUSDT", Instant.ofEpochMilli(5), 100.5, 0.5, OrderSide.SELL, "t1"));
        assertThat(heard.all(ExchangeEvent.Irregularity.class)).singleElement().satisfies(told -> assertThat(told.symbol()).contains("NOSUCH"));
    }

    @Test
    void aReadIsAskedAgainWhereTheVenueFailsButAChangeIsNot() {
        int[] calls = {0};
        venue.on("/v5/account/fee-rate", request -> ++calls[0] < 3 ? Answer.status(503)
                : Answer.ok("{\"list\":[{\"symbol\":\"BTCUSDT\",\"takerFeeRate\":\"0.00055\",\"makerFeeRate\":\"0.0002\"}]}"));
        venue.on("/v5/position/set-leverage", request -> Answer.status(503));

        assertThat(get(exchange.feeRate("BTCUSDT")).taker()).isEqualByComparingTo("0.00055");
        assertThatThrownBy(() -> get(exchange.setLeverage("BTCUSDT", BigDecimal.TEN))).satisfies(failure ->
                assertThat(((ExchangeException) failure).error().reason()).isEqualTo(ErrorReason.OUTCOME_UNKNOWN));
        assertThat(venue.requests("/v5/position/set-leverage")).hasSize(1);
    }

    @Test
    void settingWhatIsSetAlreadySucceeds() {
        venue.on("/v5/position/set-leverage", request -> Answer.refused(110043, "leverage not modified"));
        get(exchange.setLeverage("BTCUSDT", new BigDecimal("10.00")));
        assertThat(venue.requests("/v5/position/set-leverage").getFirst().body().path("buyLeverage").asString()).isEqualTo("10");
    }

    @Test
    void closingFailsWhatIsStillAsked() {
        venue.on("/v5/account/fee-rate", request -> new Answer(200, "{}", Duration.ofSeconds(20), Map.of()));
        CompletionStage<?> stage = exchange.feeRate("BTCUSDT");
        exchange.close();
        assertThatThrownBy(() -> get(stage)).satisfies(failure -> assertThat(((ExchangeException) failure).error().reason()).isEqualTo(ErrorReason.CLOSED));
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(() -> get(exchange.wallet())).isInstanceOf(ExchangeException.class));
    }

    @Test
    void aClockThatIsWrongIsSetRightAfterTheFirstRefusal() {
        connect();
        int before = venue.requests("/v5/market/time").size();
        venue.onOrder(order -> Optional.of(ScriptedVenue.ack(order, 10002, "invalid request, please check your server timestamp or recv_window param")));
        exchange.place(BUY);
        heard.await(ExchangeEvent.OrderRequestAnswered.class, 1);
        Awaitility.await().until(() -> venue.requests("/v5/market/time").size() > before);
    }

    @Test
    void aFailingListenerDoesNotDisturbTheConnection() {
        Heard other = new Heard();
        try (Exchange careless = new BybitExchange(Dialect.PAPER, new ExchangeSettings(venue.endpoint(), ContractType.LINEAR, ScriptedVenue.KEY, Optional.empty(), QUICK),
                event -> {
                    other.on(event);
                    throw new IllegalStateException("careless");
                }, InstantSource.system(), new Random(1), VenueThread.start("venue"))) {
            careless.connect(Instant.EPOCH);
            other.awaitUp(Stream.PRIVATE, 1);
            venue.push(ScriptedVenue.PRIVATE, BybitSamples.executions(BybitSamples.execution("x1", 1000)));
            venue.push(ScriptedVenue.PRIVATE, BybitSamples.executions(BybitSamples.execution("x2", 2000)));
            assertThat(other.await(Executed.class, 2)).extracting(event -> event.execution().executionId()).containsExactly("x1", "x2");
            assertThat(other.all(ConnectionChanged.class)).allMatch(ConnectionChanged::up);
        }
    }

    @Test
    void anUnreadablePrivateFrameIsMadeGoodFromHistory() {
        connect();
        venue.on("/v5/execution/list", request -> Answer.ok("{\"list\":[" + BybitSamples.execution("x1", 1000) + "],\"nextPageCursor\":\"\"}"));
        venue.push(ScriptedVenue.PRIVATE, "{\"topic\":\"execution\",\"data\":[{\"execId\":\"x1\",\"side\":\"Sideways\"}]}");
        assertThat(heard.await(Executed.class, 1)).extracting(event -> event.execution().executionId()).containsExactly("x1");
        assertThat(heard.all(ExchangeEvent.Irregularity.class)).isNotEmpty();
    }

    @Test
    void closingLeavesNoThreadBehind() {
        connect();
        exchange.close();
        Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> heard.threads().contains(thread.getName())));
    }

    private void connect() {
        exchange.connect(Instant.EPOCH);
        heard.awaitUp(Stream.PUBLIC, 1);
        heard.awaitUp(Stream.PRIVATE, 1);
        heard.awaitUp(Stream.ORDER_ENTRY, 1);
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
