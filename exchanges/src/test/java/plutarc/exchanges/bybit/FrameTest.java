package plutarc.exchanges.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plutarc.exchanges.BookLevel;
import plutarc.exchanges.ExchangeEvent;
import plutarc.exchanges.ExchangeEvent.BookChanged;
import plutarc.exchanges.ExchangeEvent.CandleClosed;
import plutarc.exchanges.ExchangeEvent.TickerChanged;

class FrameTest {

    private final List<ExchangeEvent> events = new ArrayList<>();
    private final List<String> renewed = new ArrayList<>();
    private final Map<String, Frame.Topic> topics = Map.of(
            "kline.1.BTCUSDT", new KlineTopic("BTCUSDT", Duration.ofMinutes(1), Instant.EPOCH, events::add, (topic, gap) -> { }),
            "tickers.BTCUSDT", new TickerTopic("BTCUSDT", events::add),
            "orderbook.50.BTCUSDT", new BookTopic("BTCUSDT", events::add, () -> renewed.add("book")));

    @Test
    void aClosedCandleBecomesAnEventAndAFormingOneDoesNot() {
        read(BybitSamples.kline(1, false));
        assertThat(events).isEmpty();
        read(BybitSamples.kline(1, true));
        assertThat(events).singleElement().isInstanceOfSatisfying(CandleClosed.class, closed -> {
            assertThat(closed.candle().openTime()).isEqualTo(Instant.ofEpochSecond(60));
            assertThat(closed.candle().close()).isEqualTo(1.5);
            assertThat(closed.late()).isFalse();
        });
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        read("{\"data\":[{\"confirm\":true,\"start\":60000,\"open\":\"1\",\"high\":\"2\",\"low\":\"0.5\",\"close\":\"1.5\",\"volume\":\"3\"}],\"topic\":\"kline.1.BTCUSDT\"}");
        assertThat(events).hasSize(1);
    }

    @Test
    void differencesOfTheTickerAreMerged() {
        read("{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"100\",\"markPrice\":\"101\",\"bid1Price\":\"99\"}}");
        read("{\"topic\":\"tickers.BTCUSDT\",\"type\":\"delta\",\"ts\":2,\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"102\"}}");
        assertThat(events).last().isInstanceOfSatisfying(TickerChanged.class, ticker -> {
            assertThat(ticker.last()).isEqualTo(102);
            assertThat(ticker.mark()).isEqualTo(101);
            assertThat(ticker.bid()).isEqualTo(99);
            assertThat(ticker.ask()).isNaN();
            assertThat(ticker.at()).isEqualTo(Instant.ofEpochMilli(2));
        });
    }

    @Test
    void aBookIsKeptFromSnapshotAndDifferences() {
        read(book("snapshot", 10, "[[\"100\",\"1\"],[\"99\",\"2\"]]", "[[\"101\",\"3\"]]"));
        read(book("delta", 11, "[[\"100\",\"0\"]]", "[[\"100.5\",\"4\"]]"));
        assertThat(events).last().isEqualTo(new BookChanged("BTCUSDT", Instant.ofEpochMilli(11), List.of(new BookLevel(99, 2)),
                List.of(new BookLevel(100.5, 4), new BookLevel(101, 3))));
    }

    @Test
    void aLostDifferenceAsksOnceForANewSnapshotAndShowsNothingUntilThen() {
        read(book("snapshot", 10, "[[\"100\",\"1\"]]", "[[\"101\",\"3\"]]"));
        read(book("delta", 12, "[]", "[]"));
        read(book("delta", 13, "[]", "[]"));
        assertThat(renewed).hasSize(1);
        assertThat(events).filteredOn(BookChanged.class::isInstance).hasSize(1);
        read(book("snapshot", 20, "[[\"90\",\"1\"]]", "[[\"91\",\"3\"]]"));
        assertThat(events).last().isInstanceOf(BookChanged.class);
    }

    @Test
    void differencesBeforeTheFirstSnapshotAreNoLoss() {
        read(book("delta", 9, "[]", "[]"));
        read(book("snapshot", 10, "[[\"100\",\"1\"]]", "[[\"101\",\"3\"]]"));
        assertThat(renewed).isEmpty();
        assertThat(events).singleElement().isInstanceOf(BookChanged.class);
    }

    @Test
    void dataOfWhatIsNotSubscribedIsPassedOver() {
        Frame frame = read("{\"topic\":\"kline.1.ETHUSDT\",\"data\":[{\"start\":{\"nested\":[1,2]}}],\"ts\":7}");
        assertThat(frame.isData()).isTrue();
        assertThat(frame.ts).isEqualTo(7);
        assertThat(events).isEmpty();
    }

    @Test
    void anAnswerToAnOrder() {
        Frame frame = read("""
                {"reqId":"test-005","retCode":0,"retMsg":"OK","op":"order.create","data":{"orderId":"a4c1718e","orderLinkId":""},"retExtInfo":{},
                 "header":{"X-Bapi-Limit":"10","X-Bapi-Limit-Status":"9","X-Bapi-Limit-Reset-Timestamp":"1711001595208","Traceid":"38b"},"connId":"c"}""");
        assertThat(frame.isData()).isFalse();
        assertThat(frame.success).isTrue();
        assertThat(frame.requestId).isEqualTo("test-005");
        assertThat(frame.orderId).isEqualTo("a4c1718e");
        assertThat(frame.rate).isEqualTo(new RateHeaders(10, 9, Instant.ofEpochMilli(1711001595208L)));
    }

    @Test
    void pongsOfAllThreeStreams() {
        assertThat(read("{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"c\",\"req_id\":\"ping\",\"op\":\"ping\"}").isPong()).isTrue();
        assertThat(read("{\"req_id\":\"ping\",\"op\":\"pong\",\"args\":[\"1675418560633\"],\"conn_id\":\"c\"}").isPong()).isTrue();
        assertThat(read("{\"retCode\":0,\"retMsg\":\"OK\",\"op\":\"pong\",\"data\":[\"1711002002529\"],\"connId\":\"c\"}").isPong()).isTrue();
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> read("hello")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> read("[1]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"topic\":")).isInstanceOf(RuntimeException.class);
    }

    private Frame read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Frame.read(bytes, bytes.length, topics::get);
    }

    private static String book(String type, long id, String bids, String asks) {
        return "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":" + id + ",\"data\":{\"s\":\"BTCUSDT\",\"b\":" + bids + ",\"a\":" + asks
                + ",\"u\":" + id + ",\"seq\":1},\"cts\":1}";
    }
}
