package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Every reason for which an order or a change of one is turned away, with the venue's own code and words. Changes nothing. */
final class OrderChecks {
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Margin margin;

    OrderChecks(Map<String, Instrument> instruments, VenueState state, Margin margin) {
        this.instruments = instruments;
        this.state = state;
        this.margin = margin;
    }

    Optional<Reply.Refused> refusal(Account account, NewOrder order) {
        Instrument instrument = instruments.get(order.symbol());
        if (instrument == null) {
            return refuse(10001, "params error: symbol invalid " + order.symbol());
        }
        if (state.ended) {
            return refuse(110074, "This contract is not live");
        }
        if (!order.orderLinkId().isEmpty() && account.linkIds.contains(order.orderLinkId())) {
            return refuse(110072, "OrderLinkedID is duplicate");
        }
        Optional<Reply.Refused> wrong = prices(instrument, order).or(() -> quantity(instrument, order));
        return wrong.isPresent() ? wrong : reducing(account, order).or(() -> limits(account, order));
    }

    private Optional<Reply.Refused> quantity(Instrument instrument, NewOrder order) {
        if (order.qty().signum() == 0 && order.reduceOnly() && order.closeOnTrigger()) {
            return Optional.empty();
        }
        BigDecimal largest = order.type() == OrderType.MARKET ? instrument.maxMarketQty() : instrument.maxQty();
        if (!instrument.allowsQty(order.qty())) {
            return refuse(10001, "Qty invalid: " + order.qty().toPlainString() + ", minimum " + instrument.minQty().toPlainString()
                    + ", step " + instrument.qtyStep().toPlainString());
        }
        if (order.qty().compareTo(largest) > 0) {
            return refuse(10001, "The number of contracts exceeds maximum limit allowed: " + order.qty().toPlainString() + " > " + largest.toPlainString());
        }
        BigDecimal price = order.type() == OrderType.LIMIT ? order.price() : margin.last(order.symbol());
        BigDecimal notional = instrument.category() == Category.LINEAR ? order.qty().multiply(price) : order.qty();
        if (!order.reduceOnly() && notional.compareTo(instrument.minNotional()) < 0) {
            return refuse(110094, "Order does not meet minimum order value " + instrument.minNotional().toPlainString() + instrument.quoteCoin());
        }
        return Optional.empty();
    }

    private Optional<Reply.Refused> prices(Instrument instrument, NewOrder order) {
        BigDecimal last = margin.last(order.symbol());
        if (order.type() == OrderType.LIMIT) {
            if (order.price() == null || !instrument.allowsPrice(order.price())) {
                return refuse(10001, "Price invalid: " + plain(order.price()) + ", tick size " + instrument.tick().toPlainString());
            }
            if (order.trigger() == null && beyond(order.side(), order.price(), last)) {
                return refuse(110003, "Order price exceeds the allowable range.");
            }
        }
        if (order.trigger() != null) {
            Optional<Reply.Refused> wrong = trigger(instrument, order.trigger(), last);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        BigDecimal base = order.type() == OrderType.LIMIT ? order.price() : order.trigger() != null ? order.trigger().price() : last;
        if (order.reduceOnly() && (order.takeProfit() != null || order.stopLoss() != null)) {
            return refuse(10001, "takeProfit and stopLoss cannot be set on a reduce-only order");
        }
        return levels(instrument, order.side(), base, order.takeProfit(), order.stopLoss());
    }

    private static boolean beyond(Side side, BigDecimal price, BigDecimal last) {
        BigDecimal reach = last.multiply(VenueRules.PRICE_LIMIT);
        return side == Side.BUY ? price.compareTo(last.add(reach)) > 0 : price.compareTo(last.subtract(reach)) < 0;
    }

    /** Whether a trigger lies on the side of the market from which it says it will be reached. */
    Optional<Reply.Refused> trigger(Instrument instrument, Trigger trigger, BigDecimal last) {
        if (!instrument.allowsPrice(trigger.price())) {
            return refuse(10001, "triggerPrice invalid: " + plain(trigger.price()) + ", tick size " + instrument.tick().toPlainString());
        }
        if (!trigger.reachedAt(last)) {
            return Optional.empty();
        }
        return trigger.direction() == Trigger.Direction.RISING
                ? refuse(110092, "expect Rising, but trigger_price[" + plain(trigger.price()) + "] <= current[" + plain(last) + "]??laste")
                : refuse(110093, "expect Falling, but trigger_price[" + plain(trigger.price()) + "] >= current[" + plain(last) + "]??last");
    }

    /** Whether the levels for a position entered at {@code base} lie on their proper sides; null and zero are no levels. */
    Optional<Reply.Refused> levels(Instrument instrument, Side side, BigDecimal base, BigDecimal takeProfit, BigDecimal stopLoss) {
        String position = side.wire();
        if (set(takeProfit)) {
            boolean sane = side == Side.BUY ? takeProfit.compareTo(base) > 0 : takeProfit.compareTo(base) < 0;
            if (!sane || !instrument.allowsPrice(takeProfit)) {
                return refuse(10001, "TakeProfit:" + plain(takeProfit) + " set for " + position + " position should be "
                        + (side == Side.BUY ? "higher" : "lower") + " than base_price:" + plain(base) + " and on tick " + instrument.tick().toPlainString());
            }
        }
        if (set(stopLoss)) {
            boolean sane = side == Side.BUY ? stopLoss.compareTo(base) < 0 : stopLoss.compareTo(base) > 0;
            if (!sane || !instrument.allowsPrice(stopLoss)) {
                return refuse(10001, "StopLoss:" + plain(stopLoss) + " set for " + position + " position should be "
                        + (side == Side.BUY ? "lower" : "higher") + " than base_price:" + plain(base) + " and on tick " + instrument.tick().toPlainString());
            }
        }
        return Optional.empty();
    }

    private Optional<Reply.Refused> reducing(Account account, NewOrder order) {
        if (!order.reduceOnly()) {
            return Optional.empty();
        }
        Position position = account.positions.get(order.symbol());
        if (position == null || !position.held()) {
            return refuse(110017, "current position is zero, cannot fix reduce-only order qty");
        }
        return position.side == order.side() ? refuse(110017, "Reduce-only rule not satisfied") : Optional.empty();
    }

    private Optional<Reply.Refused> limits(Account account, NewOrder order) {
        long conditional = state.open.values().stream().filter(o -> mine(o, account, order.symbol()) && o.status == OrderStatus.UNTRIGGERED
                && !o.stopKind.attached()).count();
        long active = state.open.values().stream().filter(o -> mine(o, account, order.symbol()) && o.active()).count();
        if (order.trigger() != null && conditional >= VenueRules.MAX_CONDITIONAL) {
            return refuse(110009, "The number of stop orders exceeds the maximum allowable limit. You can find references in our API doc.");
        }
        if (order.trigger() == null && active >= VenueRules.MAX_ACTIVE) {
            return refuse(110020, "Not allowed to have more than 500 active orders.");
        }
        return Optional.empty();
    }

    private static boolean mine(Order order, Account account, String symbol) {
        return order.uid == account.uid && order.symbol.equals(symbol);
    }

    static boolean set(BigDecimal level) {
        return level != null && level.signum() > 0;
    }

    static Optional<Reply.Refused> refuse(int code, String message) {
        return Optional.of(new Reply.Refused(code, message));
    }

    static String plain(BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
}
