package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The life of orders: placed, amended, cancelled, woken by a trigger. */
final class Orders {
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Margin margin;
    private final Ledger ledger;
    private final Matching matching;
    private final Protection protection;
    private final OrderChecks checks;

    Orders(Map<String, Instrument> instruments, VenueState state, Margin margin, Ledger ledger, Matching matching, Protection protection) {
        this.instruments = instruments;
        this.state = state;
        this.margin = margin;
        this.ledger = ledger;
        this.matching = matching;
        this.protection = protection;
        this.checks = new OrderChecks(instruments, state, margin);
    }

    Reply place(Account account, NewOrder asked) {
        Optional<Reply.Refused> refused = checks.refusal(account, asked);
        if (refused.isPresent()) {
            return refused.get();
        }
        Order order = order(account, asked);
        if (order.trigger == null && !order.reduceOnly && !margin.affords(account, order, expectedPrice(order))) {
            return new Reply.Refused(110007, "ab not enough for new order");
        }
        account.position(order.symbol);
        order.id = state.nextOrderId();
        order.priority = ++state.seq;
        if (!order.linkId.isEmpty()) {
            account.use(order.linkId);
        }
        state.open.put(order.id, order);
        if (order.trigger != null) {
            ledger.changed(order);
        } else if (state.betweenBars) {
            order.waiting = true;
            ledger.changed(order);
        } else {
            activate(order);
        }
        return new Reply.Accepted(List.of(order.copy()));
    }

    private Order order(Account account, NewOrder asked) {
        Order order = new Order();
        order.id = "";
        order.linkId = asked.orderLinkId();
        order.uid = account.uid;
        order.symbol = asked.symbol();
        order.side = asked.side();
        order.type = asked.type();
        order.timeInForce = asked.type() == OrderType.MARKET ? TimeInForce.IOC : asked.timeInForce();
        order.price = asked.type() == OrderType.LIMIT ? asked.price() : BigDecimal.ZERO;
        order.qty = asked.qty().signum() == 0 ? account.look(asked.symbol()).size : asked.qty();
        order.reduceOnly = asked.reduceOnly();
        order.closeOnTrigger = asked.closeOnTrigger();
        order.trigger = asked.trigger();
        order.status = asked.trigger() == null ? OrderStatus.NEW : OrderStatus.UNTRIGGERED;
        order.stopKind = asked.trigger() == null ? Order.StopKind.NONE : Order.StopKind.STOP;
        order.takeProfit = asked.takeProfit();
        order.stopLoss = asked.stopLoss();
        order.lastPriceOnCreated = margin.last(asked.symbol());
        order.created = state.time;
        order.updated = state.time;
        return order;
    }

    /** What an order is reckoned to cost: its limit, or the best price on the other side. */
    private BigDecimal expectedPrice(Order order) {
        return order.type == OrderType.LIMIT ? order.price : matching.levelPrice(instruments.get(order.symbol), order.side.opposite(), 0);
    }

    /** Lets an order into the book and settles what its fills bring about. */
    void activate(Order order) {
        order.waiting = false;
        if (order.type == OrderType.LIMIT && order.filledQty.signum() == 0) {
            ledger.changed(order);
        }
        matching.enter(order);
        settle();
    }

    /** After fills: levels for the positions they opened, and attached orders in line with the positions. */
    void settle() {
        ledger.takeFilled().forEach(this::settle);
    }

    private void settle(Order order) {
        Account account = state.accounts.get(order.uid);
        Position position = account.position(order.symbol);
        if (position.held() && position.side == order.side && !order.reduceOnly) {
            protection.set(account, position, Order.StopKind.TAKE_PROFIT, order.takeProfit);
            protection.set(account, position, Order.StopKind.STOP_LOSS, order.stopLoss);
        }
        protection.align(account, order.symbol);
    }

    /** Wakes a conditional order whose level the market has reached. */
    void trigger(Order order) {
        order.status = OrderStatus.TRIGGERED;
        order.updated = state.time;
        ledger.changed(order);
        order.priority = ++state.seq;
        boolean affordable = order.reduceOnly || margin.affords(state.accounts.get(order.uid), order, expectedPrice(order));
        order.status = OrderStatus.NEW;
        if (!affordable) {
            ledger.cancel(order, "CancelByCannotAffordOrderCost", "EC_NoError");
            return;
        }
        activate(order);
    }

    Reply amend(Account account, VenueInput.Amend change) {
        Optional<Order> found = find(account.uid, change.symbol(), change.orderId(), change.orderLinkId());
        if (found.isEmpty()) {
            return new Reply.Refused(110001, "order not exists or too late to replace");
        }
        Order order = found.get();
        Instrument instrument = instruments.get(order.symbol);
        Order changed = order.copy();
        changed.qty = change.qty() == null ? order.qty : change.qty();
        changed.price = change.price() == null || order.type == OrderType.MARKET ? order.price : change.price();
        changed.trigger = change.triggerPrice() == null || order.trigger == null ? order.trigger : order.trigger.at(change.triggerPrice());
        changed.takeProfit = change.takeProfit() == null ? order.takeProfit : zeroIsNone(change.takeProfit());
        changed.stopLoss = change.stopLoss() == null ? order.stopLoss : zeroIsNone(change.stopLoss());
        Optional<Reply.Refused> refused = refusal(account, instrument, order, changed);
        if (refused.isPresent()) {
            return refused.get();
        }
        boolean requeue = changed.price.compareTo(order.price) != 0 || changed.qty.compareTo(order.qty) > 0;
        order.qty = changed.qty;
        order.price = changed.price;
        order.trigger = changed.trigger;
        order.takeProfit = changed.takeProfit;
        order.stopLoss = changed.stopLoss;
        order.updated = state.time;
        order.priority = requeue ? ++state.seq : order.priority;
        ledger.changed(order);
        if (Matching.rests(order) && !state.betweenBars) {
            matching.enter(order);
            settle();
        } else if (Matching.rests(order)) {
            order.waiting = true;
        }
        return new Reply.Accepted(List.of(order.copy()));
    }

    private Optional<Reply.Refused> refusal(Account account, Instrument instrument, Order order, Order changed) {
        if (changed.qty.compareTo(order.qty) == 0 && changed.price.compareTo(order.price) == 0 && java.util.Objects.equals(changed.trigger, order.trigger)
                && java.util.Objects.equals(changed.takeProfit, order.takeProfit) && java.util.Objects.equals(changed.stopLoss, order.stopLoss)) {
            return OrderChecks.refuse(10001, "order not modified: give a qty, price, triggerPrice, takeProfit or stopLoss that differs");
        }
        if (!instrument.allowsQty(changed.qty)) {
            return OrderChecks.refuse(10001, "Qty invalid: " + OrderChecks.plain(changed.qty));
        }
        if (changed.qty.compareTo(order.filledQty) <= 0) {
            return OrderChecks.refuse(110064, "The modified contract quantity cannot be less than or equal to the filled quantity.");
        }
        if (order.type == OrderType.LIMIT && !instrument.allowsPrice(changed.price)) {
            return OrderChecks.refuse(10001, "Price invalid: " + OrderChecks.plain(changed.price));
        }
        BigDecimal last = margin.last(order.symbol);
        if (changed.trigger != null && order.status == OrderStatus.UNTRIGGERED) {
            Optional<Reply.Refused> wrong = checks.trigger(instrument, changed.trigger, last);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        BigDecimal base = order.type == OrderType.LIMIT ? changed.price : changed.trigger != null ? changed.trigger.price() : last;
        Optional<Reply.Refused> wrong = checks.levels(instrument, order.side, base, changed.takeProfit, changed.stopLoss);
        if (wrong.isPresent() || order.reduceOnly || !order.active() || margin.affords(account, changed, expectedPrice(changed))) {
            return wrong;
        }
        return OrderChecks.refuse(110007, "ab not enough for new order");
    }

    Reply cancel(Account account, VenueInput.Cancel cancel) {
        Optional<Order> order = find(account.uid, cancel.symbol(), cancel.orderId(), cancel.orderLinkId());
        if (order.isEmpty()) {
            return new Reply.Refused(110001, "order not exists or too late to cancel");
        }
        ledger.cancel(order.get(), "CancelByUser", "EC_PerCancelRequest");
        return new Reply.Accepted(List.of(order.get().copy()));
    }

    Reply cancelAll(Account account, VenueInput.CancelAll all) {
        List<Order> cancelled = new ArrayList<>();
        for (Order order : List.copyOf(state.open.values())) {
            Instrument instrument = instruments.get(order.symbol);
            boolean conditional = order.status == OrderStatus.UNTRIGGERED;
            if (order.uid == account.uid && instrument.category() == all.category() && matches(all.symbol(), order.symbol)
                    && matches(all.baseCoin(), instrument.baseCoin()) && matches(all.settleCoin(), instrument.settleCoin())
                    && (all.filter().isEmpty() || all.filter().equals(conditional ? "StopOrder" : "Order"))) {
                ledger.cancel(order, "CancelByUser", "EC_PerCancelRequest");
                cancelled.add(order.copy());
            }
        }
        return new Reply.Accepted(cancelled);
    }

    private static boolean matches(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    private Optional<Order> find(long uid, String symbol, String orderId, String linkId) {
        return state.open.values().stream().filter(o -> o.uid == uid && o.symbol.equals(symbol)
                && (orderId.isEmpty() ? !linkId.isEmpty() && o.linkId.equals(linkId) : o.id.equals(orderId))).findFirst();
    }

    private static BigDecimal zeroIsNone(BigDecimal level) {
        return level.signum() == 0 ? null : level;
    }

    OrderChecks checks() {
        return checks;
    }
}
