package plutarc.exchanges.bybit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import plutarc.exchanges.ExchangeException;
import tools.jackson.core.JsonParser;

/** Whatever bytes arrive, reading them ends, and fails only in the ways that the streams and the REST client expect. */
class FrameFuzzTest {

    private static final String[] FRAMES = {BybitSamples.kline(1, true), BybitSamples.executions(BybitSamples.execution("x", 1)),
            "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"delta\",\"ts\":1,\"data\":{\"b\":[[\"1\",\"2\"]],\"a\":[],\"u\":2}}",
            "{\"reqId\":\"r\",\"retCode\":0,\"op\":\"order.create\",\"data\":{\"orderId\":\"1\"},\"header\":{\"X-Bapi-Limit\":\"10\"}}"};

    @Property(tries = 1000)
    void randomBytes(@ForAll @Size(max = 200) byte[] bytes) {
        read(bytes);
    }

    @Property(tries = 2000)
    void damagedFrames(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = FRAMES[random.nextInt(FRAMES.length)].getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) " {}[]:,\"0x-e.".charAt(random.nextInt(13));
        }
        read(java.util.Arrays.copyOf(bytes, random.nextInt(10) == 0 ? random.nextInt(bytes.length) : bytes.length));
    }

    private static void read(byte[] bytes) {
        Map<String, Frame.Topic> topics = Map.of(
                "kline.1.BTCUSDT", new KlineTopic("BTCUSDT", Duration.ofMinutes(1), Instant.EPOCH, event -> { }, (topic, gap) -> { }),
                "orderbook.50.BTCUSDT", new BookTopic("BTCUSDT", event -> { }, () -> { }));
        try {
            Frame.read(bytes, bytes.length, topics::get);
        } catch (RuntimeException expected) {
            // Streams catch these, tell of them, and the private one starts anew.
        }
        Function<JsonParser, Page<Object>> rows = Page.of(parser -> KlineRow.read(parser));
        try {
            Envelope.read(200, bytes, new RateHeaders(0, 0, Instant.EPOCH), rows);
        } catch (ExchangeException expected) {
            // The only way in which an answer may fail.
        }
    }
}
