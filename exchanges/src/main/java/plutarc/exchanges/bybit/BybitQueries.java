package plutarc.exchanges.bybit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.exchanges.Candle;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.Execution;
import plutarc.exchanges.FeeRate;
import plutarc.exchanges.FundingRate;
import plutarc.exchanges.InstrumentSpec;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.Order;
import plutarc.exchanges.VenuePosition;
import plutarc.exchanges.Wallet;
import plutarc.exchanges.wire.Json;
import plutarc.exchanges.wire.RateGate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonParser;

/** Everything that is asked of Bybit without changing anything. */
final class BybitQueries {

    private static final Logger LOG = LoggerFactory.getLogger(BybitQueries.class);
    private static final int CANDLES_PER_PAGE = 1000;
    private static final int FUNDING_PER_PAGE = 200;
    private static final Duration EXECUTION_MEMORY = Duration.ofDays(730);

    private final BybitRest rest;
    private final ContractType type;
    private final String category;
    private final Dialect dialect;
    private final VenueTime time;
    private final InstantSource clock;
    private final RateGate market;
    private final RateGate account;

    BybitQueries(BybitRest rest, ContractType type, Dialect dialect, VenueTime time, InstantSource clock) {
        this.rest = rest;
        this.type = type;
        this.category = BybitWords.category(type);
        this.dialect = dialect;
        this.time = time;
        this.clock = clock;
        // 600 requests in 5 s an address, of which we take half; 50 a second an account and endpoint.
        this.market = new RateGate("bybit-market", 60, Duration.ofSeconds(10), clock);
        this.account = new RateGate("bybit-account", 50, Duration.ofSeconds(10), clock);
    }

    Mono<List<InstrumentSpec>> instruments() {
        return pages(market, "/v5/market/instruments-info", query("category", category, "limit", "1000"), p -> InstrumentRow.read(p, type))
                .map(rows -> rows.stream().flatMap(Optional::stream).toList());
    }

    /** Bybit lists the candle that is forming too; what has closed is told by the market's own time. */
    Mono<List<Candle>> candles(String symbol, Duration interval, Instant from, Instant to) {
        return marketTime(symbol).flatMap(now -> listed(symbol, interval, from, now.isBefore(to) ? now : to)
                .map(candles -> candles.stream().filter(candle -> !candle.openTime().plus(interval).isAfter(now)).toList()));
    }

    /**
     * Candles with {@code from <= openTime < to}, closed or not. Pages run forward; each is asked for by both its ends, because Bybit fills
     * a page from its newest end.
     */
    Mono<List<Candle>> listed(String symbol, Duration interval, Instant from, Instant to) {
        Optional<String> word = BybitWords.interval(interval);
        if (word.isEmpty()) {
            return Mono.error(new ExchangeException(ErrorReason.INVALID_REQUEST, "interval is " + interval + "; allowed are " + BybitWords.intervals()));
        }
        if (!from.isBefore(to)) {
            return Mono.just(List.of());
        }
        Duration page = interval.multipliedBy(CANDLES_PER_PAGE);
        return windows(from, to, page).concatMap(start -> {
            Instant end = start.plus(page).isBefore(to) ? start.plus(page) : to;
            return rest.get(market, "/v5/market/kline", query("category", category, "symbol", symbol, "interval", word.get(),
                    "start", millis(start), "end", millis(end.minusMillis(1)), "limit", Integer.toString(CANDLES_PER_PAGE)), Page.of(KlineRow::read));
        }, 1).concatMapIterable(Page::rows)
                .filter(candle -> !candle.openTime().isBefore(from) && candle.openTime().isBefore(to)).distinct(Candle::openTime)
                .collectSortedList(Comparator.comparing(Candle::openTime));
    }

    /** The time of the order book is the market's, also where that is not the venue's clock; its last millisecond counts as the next instant. */
    private Mono<Instant> marketTime(String symbol) {
        return rest.get(market, "/v5/market/orderbook", query("category", category, "symbol", symbol, "limit", "1"), parser -> {
            Instant[] at = {Instant.EPOCH};
            Json.eachField(parser, name -> {
                if (name.equals("ts")) {
                    at[0] = Json.millis(parser).plusMillis(1);
                }
            });
            return at[0];
        });
    }

    /** Also measures how far the venue's clock is ahead of ours. */
    Mono<Instant> serverTime() {
        return Mono.defer(() -> {
            Instant asked = clock.instant();
            return rest.get(market, "/v5/market/time", Map.of(), BybitQueries::nanos).doOnNext(venue -> time.measured(asked, venue));
        });
    }

    /** The venue found a signature's time wrong: look again how far its clock is ahead. */
    void correctClock() {
        serverTime().subscribe(now -> LOG.atInfo().addKeyValue("venueTime", now).log("clock compared with the venue's"),
                failure -> LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("the venue's clock cannot be read"));
    }

    /** Open orders first, then the recently closed, then history: each lags behind the other. */
    Mono<Optional<Order>> order(String symbol, ClientOrderId id) {
        Map<String, String> query = query("category", category, "symbol", symbol, "orderLinkId", id.value());
        return firstOrder("/v5/order/realtime", query).flatMap(found -> found.isPresent() ? Mono.just(found) : firstOrder("/v5/order/history", query));
    }

    Mono<List<Order>> openOrders() {
        return settlements("/v5/order/realtime", "50", p -> OrderRow.read(p, type))
                .map(orders -> orders.stream().filter(order -> !order.status().isFinal()).toList());
    }

    Mono<List<VenuePosition>> positions() {
        return settlements("/v5/position/list", "200", p -> PositionRow.read(p, type))
                .map(positions -> positions.stream().filter(position -> !position.isFlat()).toList());
    }

    /**
     * Newest first, because then the answer to "what did I miss" is one page; older weeks only if the instant lies before the last seven days,
     * and never further back than Bybit's two years.
     */
    Mono<List<Execution>> executionsSince(Instant since) {
        Instant now = time.now();
        Instant end = dialect.executionWindow().map(now::minus).orElse(since);
        Instant oldest = since.isAfter(now.minus(EXECUTION_MEMORY)) ? since : now.minus(EXECUTION_MEMORY);
        Flux<Execution> older = end.isAfter(oldest)
                ? windows(oldest, end, dialect.executionWindow().orElseThrow()).concatMap(start -> executions(query("startTime", millis(start)), since), 1)
                : Flux.empty();
        return Flux.concat(executions(Map.of(), since), older)
                .filter(execution -> !execution.at().isBefore(since)).distinct(Execution::executionId)
                .collectSortedList(Comparator.comparing(Execution::at));
    }

    private Flux<Execution> executions(Map<String, String> range, Instant since) {
        Map<String, String> query = query("category", category, "limit", "100");
        query.putAll(range);
        return pages(account, "/v5/execution/list", query, p -> ExecutionRow.read(p, type), row -> row.at().isBefore(since)).flatMapIterable(rows -> rows);
    }

    Mono<Wallet> wallet() {
        return rest.get(account, "/v5/account/wallet-balance", query("accountType", "UNIFIED"), Page.of(WalletRow::read))
                .map(page -> new Wallet(page.rows().stream().flatMap(List::stream).toList(), time.now()));
    }

    Mono<FeeRate> feeRate(String symbol) {
        return rest.get(account, "/v5/account/fee-rate", query("category", category, "symbol", symbol), Page.of(FeeRow::read))
                .flatMap(page -> page.rows().isEmpty() ? Mono.error(new ExchangeException(ErrorReason.UNKNOWN_SYMBOL, "no fee rate for '" + symbol + "'"))
                        : Mono.just(page.rows().getFirst()));
    }

    /** Pages run backward from {@code to}: Bybit fills a page from its newest end, and funding intervals differ by symbol. */
    Mono<List<FundingRate>> fundingHistory(String symbol, Instant from, Instant to) {
        return fundingPage(symbol, from, to.minusMillis(1))
                .expand(rows -> rows.size() < FUNDING_PER_PAGE ? Mono.empty() : fundingPage(symbol, from, oldest(rows).minusMillis(1)))
                .concatMapIterable(rows -> rows).filter(rate -> !rate.at().isBefore(from) && rate.at().isBefore(to)).distinct(FundingRate::at)
                .collectSortedList(Comparator.comparing(FundingRate::at));
    }

    Mono<KeyCheck> checkKey() {
        return rest.get(account, "/v5/user/query-api", Map.of(), KeyRow::read).onErrorResume(ExchangeException.class, failure ->
                switch (failure.error().reason()) {
                    case INVALID_KEY, KEY_EXPIRED, INVALID_SIGNATURE, PERMISSION_DENIED, IP_NOT_ALLOWED, REGION_BLOCKED, ACCOUNT_RESTRICTED,
                         TIMESTAMP_OUT_OF_WINDOW -> Mono.just(KeyCheck.unusable(failure.error()));
                    default -> Mono.error(failure);
                });
    }

    private Mono<Optional<Order>> firstOrder(String path, Map<String, String> query) {
        return rest.get(account, path, query, Page.of(p -> OrderRow.read(p, type))).map(page -> page.rows().stream().findFirst())
                .onErrorResume(ExchangeException.class, failure -> failure.error().reason() == ErrorReason.ORDER_NOT_FOUND
                        ? Mono.just(Optional.empty()) : Mono.error(failure));
    }

    private Mono<List<FundingRate>> fundingPage(String symbol, Instant from, Instant last) {
        if (last.isBefore(from)) {
            return Mono.just(List.of());
        }
        return rest.get(market, "/v5/market/funding/history", query("category", category, "symbol", symbol, "startTime", millis(from),
                "endTime", millis(last), "limit", Integer.toString(FUNDING_PER_PAGE)), Page.of(FundingRow::read)).map(Page::rows);
    }

    /** Linear accounts must name a settlement currency, so each is asked in turn. */
    private <T> Mono<List<T>> settlements(String path, String limit, Function<JsonParser, T> row) {
        List<Map<String, String>> queries = switch (type) {
            case LINEAR -> List.of(query("category", category, "settleCoin", "USDT", "limit", limit),
                    query("category", category, "settleCoin", "USDC", "limit", limit));
            case INVERSE -> List.of(query("category", category, "limit", limit));
        };
        return Flux.fromIterable(queries).concatMap(query -> pages(account, path, query, row), 1).collectList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private <T> Mono<List<T>> pages(RateGate gate, String path, Map<String, String> query, Function<JsonParser, T> row) {
        return pages(gate, path, query, row, any -> false);
    }

    /** @param enough once a page has such a row, no further page is read */
    private <T> Mono<List<T>> pages(RateGate gate, String path, Map<String, String> query, Function<JsonParser, T> row, Predicate<T> enough) {
        return rest.get(gate, path, query, Page.of(row))
                .expand(page -> page.cursor().isEmpty() || page.rows().isEmpty() || page.rows().stream().anyMatch(enough) ? Mono.empty()
                        : rest.get(gate, path, with(query, "cursor", page.cursor()), Page.of(row)))
                .collectList().map(pages -> pages.stream().map(Page::rows).flatMap(List::stream).toList());
    }

    /** Starts of consecutive windows that cover {@code [from, to)}; at least one. */
    private static Flux<Instant> windows(Instant from, Instant to, Duration length) {
        return Flux.generate(() -> from, (start, sink) -> {
            sink.next(start);
            Instant next = start.plus(length);
            if (!next.isBefore(to)) {
                sink.complete();
            }
            return next;
        });
    }

    private static Instant nanos(JsonParser parser) {
        Instant[] time = {Instant.EPOCH};
        Json.eachField(parser, name -> {
            if (name.equals("timeNano")) {
                time[0] = Instant.ofEpochSecond(0, Json.integer(parser));
            }
        });
        return time[0];
    }

    private static Instant oldest(List<FundingRate> rows) {
        return rows.stream().map(FundingRate::at).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private static Map<String, String> query(String... pairs) {
        Map<String, String> query = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], pairs[i + 1]);
        }
        return query;
    }

    private static Map<String, String> with(Map<String, String> query, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return more;
    }
}
