package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.venue.Account;
import plutarc.paperexchange.venue.Category;
import plutarc.paperexchange.venue.Execution;
import plutarc.paperexchange.venue.Instrument;
import plutarc.paperexchange.venue.MarginMode;
import plutarc.paperexchange.venue.Order;
import plutarc.paperexchange.venue.Position;
import plutarc.paperexchange.venue.Venue;

/** The signed requests that only look: orders, executions, positions, money, fees and the key itself. */
final class AccountApi {
    private final VenueLoop loop;

    AccountApi(VenueLoop loop) {
        this.loop = loop;
    }

    CompletableFuture<Map<String, ?>> answer(String path, ApiKey key, Parameters in) {
        return loop.ask(p -> {
            Venue venue = p.venue();
            Account account = venue.account(key.uid()).orElseThrow(() -> new ApiException(10003, "API key is invalid."));
            return switch (path) {
                case "/v5/order/realtime" -> openOrders(venue, account, in);
                case "/v5/order/history" -> orderHistory(venue, account, in);
                case "/v5/execution/list" -> executions(venue, account, in);
                case "/v5/position/list" -> positions(venue, account, in);
                case "/v5/account/wallet-balance" -> wallet(venue, account, in);
                case "/v5/account/fee-rate" -> fees(venue, in);
                case "/v5/account/info" -> info(account);
                case "/v5/user/query-api" -> permissions(key);
                default -> throw new ApiException(404, 10017, "Route not found.", Map.of());
            };
        });
    }

    private static Instrument instrument(Venue venue, String symbol) {
        return venue.instrument(symbol).orElseThrow(() -> new ApiException(10001, "params error: symbol invalid " + symbol));
    }

    private static Predicate<Order> wanted(Venue venue, Parameters in, Category category) {
        in.find("symbol").ifPresent(s -> instrument(venue, s));
        return o -> {
            Instrument i = instrument(venue, o.symbol());
            if (i.category() != category) {
                return false;
            }
            if (in.find("orderId").isPresent()) {
                return o.id().equals(in.text("orderId"));
            }
            if (in.find("orderLinkId").isPresent()) {
                return o.linkId().equals(in.text("orderLinkId"));
            }
            boolean kind = in.find("orderFilter").map(f -> f.equals("StopOrder") == Rows.conditional(o)).orElse(true);
            return kind && matches(in, i);
        };
    }

    private static boolean matches(Parameters in, Instrument i) {
        return in.find("symbol").map(i.symbol()::equals).orElse(true) && in.find("baseCoin").map(i.baseCoin()::equals).orElse(true)
                && in.find("settleCoin").map(i.settleCoin()::equals).orElse(true);
    }

    private static Map<String, ?> openOrders(Venue venue, Account account, Parameters in) {
        Category category = in.category("");
        if (category == Category.LINEAR && in.text("symbol").isEmpty() && in.text("baseCoin").isEmpty() && in.text("settleCoin").isEmpty()
                && in.text("orderId").isEmpty() && in.text("orderLinkId").isEmpty()) {
            throw new ApiException(10001, "params error: symbol, baseCoin or settleCoin is required");
        }
        boolean byId = in.find("orderId").isPresent() || in.find("orderLinkId").isPresent();
        List<Order> orders = new ArrayList<>();
        if (byId || in.number("openOnly", 0) == 0) {
            orders.addAll(venue.openOrders(account.uid()).reversed());
        }
        if (byId || in.number("openOnly", 0) == 1) {
            orders.addAll(reversed(account.closedOrders()).stream().limit(500).toList());
        }
        return page(category, orders.stream().filter(wanted(venue, in, category)).map(o -> Rows.order(instrument(venue, o.symbol()), o)).toList(), in, 20, 50);
    }

    private static Map<String, ?> orderHistory(Venue venue, Account account, Parameters in) {
        Category category = in.category("");
        long start = in.number("startTime", Long.MIN_VALUE);
        long end = in.number("endTime", Long.MAX_VALUE);
        List<Map<String, Object>> rows = reversed(account.closedOrders()).stream().filter(wanted(venue, in, category))
                .filter(o -> o.updated() >= start && o.updated() <= end)
                .filter(o -> in.find("orderStatus").map(o.status().wire()::equals).orElse(true))
                .map(o -> Rows.order(instrument(venue, o.symbol()), o)).toList();
        return page(category, rows, in, 20, 50);
    }

    private static Map<String, ?> executions(Venue venue, Account account, Parameters in) {
        Category category = in.category("");
        in.find("symbol").ifPresent(s -> instrument(venue, s));
        long start = in.number("startTime", Long.MIN_VALUE);
        long end = in.number("endTime", Long.MAX_VALUE);
        Predicate<Execution> wanted = e -> in.find("orderId").map(e.orderId()::equals).orElseGet(() -> in.find("orderLinkId").map(e.orderLinkId()::equals)
                .orElseGet(() -> matches(in, instrument(venue, e.symbol())) && e.time() >= start && e.time() <= end
                        && in.find("execType").map(e.kind().wire()::equals).orElse(true)));
        List<Map<String, Object>> rows = reversed(account.executions()).stream()
                .filter(e -> instrument(venue, e.symbol()).category() == category).filter(wanted)
                .map(e -> Rows.execution(instrument(venue, e.symbol()), e)).toList();
        return page(category, rows, in, 50, 100);
    }

    private static Map<String, ?> positions(Venue venue, Account account, Parameters in) {
        Category category = in.category("");
        if (in.find("symbol").isPresent()) {
            Instrument i = instrument(venue, in.text("symbol"));
            List<Map<String, Object>> rows = i.category() == category
                    ? List.of(Rows.position(venue, account, venue.position(account.uid(), i.symbol()))) : List.of();
            return page(category, rows, in, 20, 200);
        }
        if (category == Category.LINEAR && in.find("settleCoin").isEmpty()) {
            throw new ApiException(10001, "params error: symbol or settleCoin is required");
        }
        List<Position> held = account.positions().stream().filter(Position::held).toList();
        return page(category, held.stream().filter(p -> instrument(venue, p.symbol()).category() == category && matches(in, instrument(venue, p.symbol())))
                .map(p -> Rows.position(venue, account, p)).toList(), in, 20, 200);
    }

    private static Map<String, ?> wallet(Venue venue, Account account, Parameters in) {
        in.oneOf("accountType", "", "UNIFIED", "CONTRACT");
        return result("list", List.of(Rows.wallet(venue, account, in.text("coin"))));
    }

    private static Map<String, ?> fees(Venue venue, Parameters in) {
        Category category = in.category("");
        in.find("symbol").ifPresent(s -> instrument(venue, s));
        return result("list", venue.rules().instruments().stream().filter(i -> i.category() == category && matches(in, i))
                .map(i -> result("symbol", i.symbol(), "takerFeeRate", Rows.plain(i.takerFee()), "makerFeeRate", Rows.plain(i.makerFee()))).toList());
    }

    private static Map<String, ?> info(Account account) {
        return result("marginMode", account.marginMode() == MarginMode.ISOLATED_MARGIN ? "ISOLATED_MARGIN" : "REGULAR_MARGIN",
                "updatedTime", Long.toString(account.created()), "unifiedMarginStatus", 4, "dcpStatus", "OFF", "timeWindow", 0, "smpGroup", 0,
                "isMasterTrader", false, "spotHedgingStatus", "OFF");
    }

    private static Map<String, ?> permissions(ApiKey key) {
        Map<String, Object> granted = new LinkedHashMap<>();
        ApiKey.GROUPS.forEach(group -> granted.put(group, key.of(group)));
        String created = Instant.ofEpochMilli(key.created() / 1000 * 1000).toString();
        return result("id", Integer.toString(Math.abs(key.key().hashCode())), "note", key.note(), "apiKey", key.key(), "readOnly", key.readOnly() ? 1 : 0,
                "secret", "", "permissions", granted, "ips", key.ips().isEmpty() ? List.of("*") : key.ips(), "type", 1, "deadlineDay", -2,
                "expiredAt", key.expiresAt().map(end -> end.truncatedTo(ChronoUnit.SECONDS)).orElse(Instant.EPOCH).toString(), "createdAt", created, "unified", 0, "uta", 1, "userID", key.uid(), "inviterID", 0,
                "vipLevel", "No VIP", "mktMakerLevel", "0", "affiliateID", 0, "rsaPublicKey", "", "isMaster", true, "parentUid", "0",
                "kycLevel", "LEVEL_DEFAULT", "kycRegion", "");
    }

    private static <T> List<T> reversed(Collection<T> oldestFirst) {
        return new ArrayList<>(oldestFirst).reversed();
    }

    /** One page of the rows. The cursor counts the rows that are still older, so that new rows at the front do not shift the pages. */
    private static Map<String, ?> page(Category category, List<Map<String, Object>> rows, Parameters in, int usual, int max) {
        int limit = in.limit(usual, max);
        String cursor = in.text("cursor");
        if (!cursor.matches("\\d{0,9}")) {
            throw ApiException.parameter("cursor", cursor, "the nextPageCursor of an answer");
        }
        int from = cursor.isEmpty() ? 0 : Math.max(0, rows.size() - Integer.parseInt(cursor));
        int to = Math.min(rows.size(), from + limit);
        return result("category", category.wire(), "list", rows.subList(from, to), "nextPageCursor", to < rows.size() ? Integer.toString(rows.size() - to) : "");
    }
}
