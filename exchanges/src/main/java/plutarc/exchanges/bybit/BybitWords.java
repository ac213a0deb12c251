package plutarc.exchanges.bybit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Execution;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.OrderStatus;
import plutarc.exchanges.QuantityUnit;
import plutarc.exchanges.TimeInForce;
import plutarc.exchanges.Trigger;

/** Bybit's words and the port's. Source: Bybit v5 documentation, page "Enums Definitions". */
final class BybitWords {

    /** Months are left out: they have no fixed length. */
    private static final Map<Duration, String> INTERVALS = new TreeMap<>(Map.ofEntries(
            Map.entry(Duration.ofMinutes(1), "1"), Map.entry(Duration.ofMinutes(3), "3"), Map.entry(Duration.ofMinutes(5), "5"),
            Map.entry(Duration.ofMinutes(15), "15"), Map.entry(Duration.ofMinutes(30), "30"), Map.entry(Duration.ofHours(1), "60"),
            Map.entry(Duration.ofHours(2), "120"), Map.entry(Duration.ofHours(4), "240"), Map.entry(Duration.ofHours(6), "360"),
            Map.entry(Duration.ofHours(12), "720"), Map.entry(Duration.ofDays(1), "D"), Map.entry(Duration.ofDays(7), "W")));

    private BybitWords() {
    }

    static SortedSet<Duration> intervals() {
        return new TreeSet<>(INTERVALS.keySet());
    }

    /** Empty for an interval that Bybit does not serve. */
    static Optional<String> interval(Duration interval) {
        return Optional.ofNullable(INTERVALS.get(interval));
    }

    static String category(ContractType type) {
        return switch (type) {
            case LINEAR -> "linear";
            case INVERSE -> "inverse";
        };
    }

    /** Linear quantities count base currency, inverse ones US dollars. */
    static QuantityUnit unit(ContractType type) {
        return switch (type) {
            case LINEAR -> QuantityUnit.BASE;
            case INVERSE -> QuantityUnit.QUOTE;
        };
    }

    static String side(OrderSide side) {
        return switch (side) {
            case BUY -> "Buy";
            case SELL -> "Sell";
        };
    }

    /** @throws IllegalArgumentException if the word is neither {@code Buy} nor {@code Sell} */
    static OrderSide orderSide(String word) {
        return switch (word) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw new IllegalArgumentException("side is '" + word + "'; allowed are Buy, Sell");
        };
    }

    /** Flat positions have an empty side. */
    static Optional<Side> positionSide(String word) {
        return switch (word) {
            case "Buy" -> Optional.of(Side.LONG);
            case "Sell" -> Optional.of(Side.SHORT);
            default -> Optional.empty();
        };
    }

    static String timeInForce(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GOOD_TILL_CANCELLED -> "GTC";
            case IMMEDIATE_OR_CANCEL -> "IOC";
            case FILL_OR_KILL -> "FOK";
            case POST_ONLY -> "PostOnly";
        };
    }

    static TimeInForce timeInForce(String word) {
        return switch (word) {
            case "IOC" -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case "FOK" -> TimeInForce.FILL_OR_KILL;
            case "PostOnly", "RPI" -> TimeInForce.POST_ONLY;
            default -> TimeInForce.GOOD_TILL_CANCELLED;
        };
    }

    /** @throws IllegalArgumentException for a status that is not documented */
    static OrderStatus status(String word) {
        return switch (word) {
            case "Untriggered" -> OrderStatus.UNTRIGGERED;
            case "New", "Triggered" -> OrderStatus.NEW;
            case "PartiallyFilled" -> OrderStatus.PARTIALLY_FILLED;
            case "Filled" -> OrderStatus.FILLED;
            case "Cancelled", "PartiallyFilledCanceled", "Deactivated" -> OrderStatus.CANCELLED;
            case "Rejected" -> OrderStatus.REJECTED;
            default -> throw new IllegalArgumentException("orderStatus is '" + word + "', which Bybit's documentation does not have");
        };
    }

    static Execution.Kind executionKind(String word) {
        return switch (word) {
            case "Funding" -> Execution.Kind.FUNDING;
            case "BustTrade" -> Execution.Kind.LIQUIDATION;
            case "AdlTrade" -> Execution.Kind.AUTO_DELEVERAGE;
            case "Delivery", "Settle" -> Execution.Kind.SETTLEMENT;
            default -> Execution.Kind.TRADE;
        };
    }

    static String triggerBy(Trigger.PriceSource source) {
        return switch (source) {
            case LAST -> "LastPrice";
            case MARK -> "MarkPrice";
            case INDEX -> "IndexPrice";
        };
    }

    static int triggerDirection(Trigger.Direction direction) {
        return switch (direction) {
            case RISES_TO -> 1;
            case FALLS_TO -> 2;
        };
    }

    /** The currency that a symbol's fees and results are in, for rows that leave it empty: {@code BTCUSDT}, {@code BTCPERP} (USDC), {@code BTCUSD}. */
    static String settleCurrency(String symbol, ContractType type) {
        return switch (type) {
            case LINEAR -> symbol.endsWith("PERP") || symbol.endsWith("USDC") ? "USDC" : "USDT";
            case INVERSE -> symbol.endsWith("USD") ? symbol.substring(0, symbol.length() - 3) : symbol;
        };
    }
}
