package plutarc.paperexchange.bybit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.market.FundingRates;
import plutarc.paperexchange.market.Interval;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.Venue;

/** The {@code /v5/market/…} requests. */
final class MarketApi {
    private static final long LAUNCH = 1_585_526_400_000L;
    private final VenueLoop loop;
    private final Publisher publisher;
    private final FundingRates funding;

    MarketApi(VenueLoop loop, Publisher publisher, FundingRates funding) {
        this.loop = loop;
        this.publisher = publisher;
        this.funding = funding;
    }

    /**
     * Answers a request.
     *
     * @param name the part of the path after {@code /v5/market/}
     */
    CompletableFuture<Map<String, ?>> answer(String name, Parameters in, long now) {
        return switch (name) {
            case "time" -> CompletableFuture.completedFuture(Map.of("timeSecond", Long.toString(now / 1000), "timeNano", now + "000000"));
            case "instruments-info" -> loop.ask(p -> instruments(p.venue(), in));
            case "kline", "mark-price-kline", "index-price-kline" -> klines(in);
            case "tickers" -> loop.ask(p -> tickers(p, in));
            case "orderbook" -> orderBook(in);
            case "recent-trade" -> recentTrades(in);
            case "funding/history" -> loop.ask(p -> fundingHistory(p, in));
            case "open-interest" -> loop.ask(p -> openInterest(p, in));
            default -> throw new ApiException(404, 10017, "Route not found.", Map.of());
        };
    }

    private static Instrument instrument(Venue venue, Category category, String symbol) {
        return venue.instrument(symbol).filter(i -> i.category() == category)
                .orElseThrow(() -> new ApiException(10001, "Not supported symbols: " + symbol));
    }

    private <T> CompletableFuture<Map<String, ?>> about(Parameters in, Function<Playback, Function<Instrument, Map<String, ?>>> question) {
        Category category = in.category("linear");
        String symbol = in.required("symbol");
        return loop.ask(p -> question.apply(p).apply(instrument(p.venue(), category, symbol)));
    }

    private static Map<String, ?> instruments(Venue venue, Parameters in) {
        Category category = in.category("");
        List<Map<String, Object>> list = venue.rules().instruments().stream()
                .filter(i -> i.category() == category && in.find("symbol").map(i.symbol()::equals).orElse(true)
                        && in.find("baseCoin").map(i.baseCoin()::equals).orElse(true))
                .map(i -> MarketRows.instrument(i, LAUNCH, venue.ended())).toList();
        if (list.isEmpty() && in.find("symbol").isPresent()) {
            throw new ApiException(10001, "Not supported symbols: " + in.text("symbol"));
        }
        return result("category", category.wire(), "list", list, "nextPageCursor", "");
    }

    private CompletableFuture<Map<String, ?>> klines(Parameters in) {
        String asked = in.required("interval");
        Interval interval = Interval.of(asked).orElseThrow(() -> ApiException.parameter("interval", asked, "1, 3, 5, 15, 30, 60, 120, 240, 360, 720, D, W, M"));
        int limit = in.limit(200, 1000);
        long start = in.number("start", Long.MIN_VALUE);
        long end = in.number("end", Long.MAX_VALUE);
        return about(in, p -> i -> result("symbol", i.symbol(), "category", i.category().wire(), "list",
                p.history().klines(interval, start, end, limit).stream().map(k -> MarketRows.kline(i, k)).toList()));
    }

    private static Map<String, ?> tickers(Playback p, Parameters in) {
        Category category = in.category("");
        in.find("symbol").ifPresent(s -> instrument(p.venue(), category, s));
        List<Map<String, Object>> list = p.venue().rules().instruments().stream()
                .filter(i -> i.category() == category && in.find("symbol").map(i.symbol()::equals).orElse(true))
                .map(i -> MarketRows.ticker(p, i)).toList();
        return result("category", category.wire(), "list", list);
    }

    private CompletableFuture<Map<String, ?>> orderBook(Parameters in) {
        int limit = in.limit(25, 1000);
        return about(in, p -> i -> result("s", i.symbol(), "b", MarketRows.levels(i, p.venue().book(i.symbol(), Side.BUY, limit)),
                "a", MarketRows.levels(i, p.venue().book(i.symbol(), Side.SELL, limit)), "ts", p.venue().time(),
                "u", publisher.bookUpdates(i.symbol()), "seq", p.venue().seq(), "cts", p.venue().time()));
    }

    private CompletableFuture<Map<String, ?>> recentTrades(Parameters in) {
        int limit = in.limit(500, 1000);
        return about(in, p -> i -> result("category", i.category().wire(), "list",
                publisher.recentTrades(i.symbol(), limit).stream().map(t -> t.row(i)).toList()));
    }

    private Map<String, ?> fundingHistory(Playback p, Parameters in) {
        Instrument i = instrument(p.venue(), in.category(""), in.required("symbol"));
        int limit = in.limit(200, 200);
        long start = in.number("startTime", 0);
        long time = FundingRates.lastUpTo(Math.min(p.venue().time(), in.number("endTime", Long.MAX_VALUE)));
        List<Map<String, ?>> list = new ArrayList<>();
        for (; list.size() < limit && time >= start && time >= LAUNCH; time -= FundingRates.INTERVAL) {
            list.add(result("symbol", i.symbol(), "fundingRate", Rows.plain(funding.at(time)), "fundingRateTimestamp", Long.toString(time)));
        }
        return result("category", i.category().wire(), "list", list);
    }

    private Map<String, ?> openInterest(Playback p, Parameters in) {
        Instrument i = instrument(p.venue(), in.category(""), in.required("symbol"));
        long width = switch (in.oneOf("intervalTime", "", "5min", "15min", "30min", "1h", "4h", "1d")) {
            case "5min" -> 300_000;
            case "15min" -> 900_000;
            case "30min" -> 1_800_000;
            case "1h" -> 3_600_000;
            case "4h" -> 14_400_000;
            default -> 86_400_000;
        };
        int limit = in.limit(50, 200);
        long newest = Math.min(p.venue().time(), in.number("endTime", Long.MAX_VALUE));
        long start = in.number("startTime", 0);
        List<Map<String, ?>> list = new ArrayList<>();
        for (long time = newest / width * width; list.size() < limit && time >= start && time > newest - limit * width; time -= width) {
            list.add(result("openInterest", MarketRows.openInterest(p.history(), i, time), "timestamp", Long.toString(time)));
        }
        return result("symbol", i.symbol(), "category", i.category().wire(), "list", list, "nextPageCursor", "");
    }

    /** A JSON object of the given names and values, in this order. */
    static Map<String, Object> result(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
