package plutarc.paperexchange.bybit;

import java.math.BigDecimal;
import plutarc.paperexchange.venue.MarginMode;
import plutarc.paperexchange.venue.NewOrder;
import plutarc.paperexchange.venue.OrderType;
import plutarc.paperexchange.venue.Side;
import plutarc.paperexchange.venue.TimeInForce;
import plutarc.paperexchange.venue.Trigger;
import plutarc.paperexchange.venue.VenueInput;

/** Reads the venue's trading requests; the same over REST and over the order-entry WebSocket. */
final class OrderRequests {
    private OrderRequests() {
    }

    static VenueInput.Place place(long uid, Parameters in) {
        in.category("");
        String symbol = in.required("symbol");
        Side side = in.oneOf("side", "", "Buy", "Sell").equals("Buy") ? Side.BUY : Side.SELL;
        OrderType type = in.oneOf("orderType", "", "Market", "Limit").equals("Market") ? OrderType.MARKET : OrderType.LIMIT;
        oneWay(in);
        in.oneOf("smpType", "None", "None", "CancelMaker", "CancelTaker", "CancelBoth");
        if (in.oneOf("tpslMode", "Full", "Full", "Partial").equals("Partial")) {
            throw ApiException.parameter("tpslMode", "Partial", "Full");
        }
        return new VenueInput.Place(uid, new NewOrder(symbol, side, type, in.requiredDecimal("qty"),
                type == OrderType.LIMIT ? in.requiredDecimal("price") : null, timeInForce(in, type), linkId(in), in.flag("reduceOnly"),
                in.flag("closeOnTrigger"), trigger(in), level(in, "takeProfit"), level(in, "stopLoss")));
    }

    private static BigDecimal level(Parameters in, String name) {
        BigDecimal level = in.decimal(name);
        return level == null || level.signum() == 0 ? null : level;
    }

    private static void oneWay(Parameters in) {
        if (in.number("positionIdx", 0) != 0) {
            throw new ApiException(10001, "position idx not match position mode");
        }
    }

    private static String linkId(Parameters in) {
        String id = in.text("orderLinkId");
        if (!id.matches("[A-Za-z0-9_-]{0,36}")) {
            throw ApiException.parameter("orderLinkId", id, "at most 36 letters, digits, dashes and underscores");
        }
        return id;
    }

    private static TimeInForce timeInForce(Parameters in, OrderType type) {
        String given = in.oneOf("timeInForce", type == OrderType.MARKET ? "IOC" : "GTC", "GTC", "IOC", "FOK", "PostOnly");
        return switch (given) {
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "PostOnly" -> TimeInForce.POST_ONLY;
            default -> TimeInForce.GTC;
        };
    }

    private static Trigger trigger(Parameters in) {
        BigDecimal price = level(in, "triggerPrice");
        if (price == null) {
            return null;
        }
        String direction = in.oneOf("triggerDirection", "", "1", "2");
        return new Trigger(price, direction.equals("1") ? Trigger.Direction.RISING : Trigger.Direction.FALLING,
                in.oneOf("triggerBy", "LastPrice", "LastPrice", "MarkPrice", "IndexPrice"));
    }

    static VenueInput.Amend amend(long uid, Parameters in) {
        in.category("");
        String symbol = in.required("symbol");
        named(in);
        return new VenueInput.Amend(uid, symbol, in.text("orderId"), in.text("orderLinkId"), in.decimal("qty"), in.decimal("price"),
                in.decimal("triggerPrice"), in.decimal("takeProfit"), in.decimal("stopLoss"));
    }

    static VenueInput.Cancel cancel(long uid, Parameters in) {
        in.category("");
        String symbol = in.required("symbol");
        named(in);
        return new VenueInput.Cancel(uid, symbol, in.text("orderId"), in.text("orderLinkId"));
    }

    private static void named(Parameters in) {
        if (in.text("orderId").isEmpty() && in.text("orderLinkId").isEmpty()) {
            throw new ApiException(10001, "params error: orderId or orderLinkId is required");
        }
    }

    static VenueInput.CancelAll cancelAll(long uid, Parameters in) {
        var category = in.category("");
        if (category == plutarc.paperexchange.venue.Category.LINEAR && in.text("symbol").isEmpty() && in.text("baseCoin").isEmpty()
                && in.text("settleCoin").isEmpty()) {
            throw new ApiException(10001, "params error: symbol, baseCoin or settleCoin is required");
        }
        return new VenueInput.CancelAll(uid, category, in.text("symbol"), in.text("baseCoin"), in.text("settleCoin"),
                in.oneOf("orderFilter", "", "", "Order", "StopOrder"));
    }

    static VenueInput.SetLeverage leverage(long uid, Parameters in) {
        in.category("");
        String symbol = in.required("symbol");
        BigDecimal buy = in.requiredDecimal("buyLeverage");
        if (buy.compareTo(in.requiredDecimal("sellLeverage")) != 0) {
            throw new ApiException(10001, "params error: buyLeverage must be equal to sellLeverage in one-way mode");
        }
        return new VenueInput.SetLeverage(uid, symbol, buy);
    }

    static VenueInput.SetTradingStop tradingStop(long uid, Parameters in) {
        in.category("");
        String symbol = in.required("symbol");
        oneWay(in);
        if (in.oneOf("tpslMode", "Full", "Full", "Partial").equals("Partial")) {
            throw ApiException.parameter("tpslMode", "Partial", "Full");
        }
        return new VenueInput.SetTradingStop(uid, symbol, in.decimal("takeProfit"), in.decimal("stopLoss"), in.decimal("trailingStop"),
                in.decimal("activePrice"));
    }

    static VenueInput.SetMarginMode marginMode(long uid, Parameters in) {
        String mode = in.oneOf("setMarginMode", "", "ISOLATED_MARGIN", "REGULAR_MARGIN");
        return new VenueInput.SetMarginMode(uid, MarginMode.valueOf(mode));
    }
}
