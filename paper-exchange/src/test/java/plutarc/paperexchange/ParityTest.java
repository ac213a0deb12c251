package plutarc.paperexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.market.Candle;
import plutarc.paperexchange.market.FileCandles.AtEnd;
import plutarc.paperexchange.market.GeneratedCandles;
import tools.jackson.databind.JsonNode;

/**
 * A strategy traded bar by bar through the venue's protocol gives the trades of a backtest in plain loops: decided at the close, filled at
 * the next open, stop live from the entry bar on, a gap through the stop filled at the open.
 */
class ParityTest {
    private static final int BARS = 1_200;
    private static final int WARM_UP = 60;
    private static final long START = 1_640_995_200_000L;
    @TempDir
    Path folder;

    /** A trade: bar and price of entry and exit. */
    private record Trade(int entryBar, BigDecimal entry, int exitBar, BigDecimal exit) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d %.2f -> %d %.2f", entryBar, entry, exitBar, exit);
        }
    }

    /** Moving averages of the closes seen so far: enters when the fast one crosses above the slow one, leaves when it crosses below. */
    private static final class Crossing {
        private double fast;
        private double slow;
        private double range;
        private boolean above;
        private boolean wasAbove;
        private int seen;

        void see(Candle c) {
            double close = c.close().doubleValue();
            wasAbove = above;
            fast = seen == 0 ? close : fast + (close - fast) * 2 / 6;
            slow = seen == 0 ? close : slow + (close - slow) * 2 / 16;
            range = seen == 0 ? 0 : range + (c.high().subtract(c.low()).doubleValue() - range) / 14;
            above = fast > slow;
            seen++;
        }

        boolean enters() {
            return seen > WARM_UP && above && !wasAbove;
        }

        boolean leaves() {
            return !above && wasAbove;
        }

        BigDecimal stop(Candle c) {
            return c.close().subtract(BigDecimal.valueOf(range * 1.5)).setScale(1, RoundingMode.HALF_UP);
        }
    }

    private static List<Trade> backtest(List<Candle> candles) {
        Crossing crossing = new Crossing();
        List<Trade> trades = new ArrayList<>();
        boolean wantIn = false;
        boolean wantOut = false;
        boolean held = false;
        BigDecimal stop = null;
        BigDecimal entry = null;
        int entered = 0;
        for (int i = 0; i < candles.size(); i++) {
            Candle c = candles.get(i);
            if (wantOut) {
                trades.add(new Trade(entered, entry, i, c.open()));
                held = false;
            } else if (wantIn) {
                entry = c.open();
                entered = i;
                held = true;
            }
            wantIn = false;
            wantOut = false;
            if (held && c.low().compareTo(stop) <= 0) {
                trades.add(new Trade(entered, entry, i, stop.min(c.open())));
                held = false;
            }
            crossing.see(c);
            if (held) {
                wantOut = crossing.leaves();
            } else if (crossing.enters()) {
                wantIn = true;
                stop = crossing.stop(c);
            }
        }
        return trades;
    }

    private List<Trade> paper(Path csv, List<Candle> candles) {
        List<Trade> trades = new ArrayList<>();
        try (PaperExchange exchange = PaperExchange.start(PaperExchangeConfig.defaults(folder.resolve("data")).withMarket(csv.toString()).withSpeed(Speed.STEP)
                .withSettings(PaperExchangeConfig.MarketSettings.DEFAULTS.withHistory(WARM_UP).withHalfSpread(0).withAtEnd(AtEnd.STOP).withPath("adverse-first")))) {
            TestClient client = new TestClient(exchange).withAccount("{\"USDT\":\"1000000\"}");
            Crossing crossing = new Crossing();
            candles.subList(0, WARM_UP).forEach(crossing::see);
            for (int i = WARM_UP; i < candles.size(); i++) {
                client.advance(1);
                JsonNode k = client.open("/v5/market/kline", "category=linear&symbol=BTCUSDT&interval=1&limit=1").at("/result/list/0");
                Candle c = new Candle(k.get(0).asLong(), new BigDecimal(k.get(1).asString()), new BigDecimal(k.get(2).asString()),
                        new BigDecimal(k.get(3).asString()), new BigDecimal(k.get(4).asString()), BigDecimal.ONE);
                crossing.see(c);
                boolean held = !client.position().get("size").asString().equals("0");
                if (held && crossing.leaves()) {
                    assertThat(client.market("Sell", "1", ",\"reduceOnly\":true").get("retCode").asInt()).isZero();
                } else if (!held && crossing.enters()) {
                    assertThat(client.market("Buy", "1", ",\"stopLoss\":\"" + crossing.stop(c).toPlainString() + "\"").get("retCode").asInt()).isZero();
                }
            }
            List<JsonNode> fills = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = client.get("/v5/execution/list", "category=linear&execType=Trade&limit=100&cursor=" + cursor).get("result");
                page.get("list").forEach(fills::add);
                cursor = page.get("nextPageCursor").asString();
            } while (!cursor.isEmpty());
            List<JsonNode> oldestFirst = fills.reversed();
            for (int i = 0; i + 1 < oldestFirst.size(); i += 2) {
                JsonNode in = oldestFirst.get(i);
                JsonNode out = oldestFirst.get(i + 1);
                trades.add(new Trade(bar(in), new BigDecimal(in.get("execPrice").asString()),
                        bar(out), new BigDecimal(out.get("execPrice").asString())));
            }
        }
        return trades;
    }

    private static int bar(JsonNode execution) {
        return (int) ((execution.get("execTime").asLong() - START) / Candle.MINUTE);
    }

    @Test
    void theSameCandlesGiveTheSameTradesAsABacktest() throws IOException {
        GeneratedCandles source = new GeneratedCandles(20, START, new BigDecimal("40000"), new BigDecimal("0.1"));
        List<Candle> candles = new ArrayList<>();
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int i = 0; i < BARS; i++) {
            Candle c = source.next().orElseThrow();
            candles.add(c);
            csv.append(String.join(",", Long.toString(c.openTime()), c.open().toPlainString(), c.high().toPlainString(), c.low().toPlainString(),
                    c.close().toPlainString(), c.volume().toPlainString())).append('\n');
        }
        Path file = Files.writeString(folder.resolve("candles.csv"), csv);
        List<String> expected = backtest(candles).stream().map(Trade::toString).toList();
        assertThat(expected.size()).as("trades to compare").isGreaterThan(30);
        assertThat(paper(file, candles).stream().map(Trade::toString).toList()).isEqualTo(expected);
    }
}
