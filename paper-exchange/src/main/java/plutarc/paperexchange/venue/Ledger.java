package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Books fills, fees, funding and liquidations into orders, positions and wallets, and tells the accounts. */
final class Ledger {
    private static final int FEE_SCALE = 8;
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Consumer<VenueEvent> events;
    private final Set<Order> filled = new LinkedHashSet<>();

    Ledger(Map<String, Instrument> instruments, VenueState state, Consumer<VenueEvent> events) {
        this.instruments = instruments;
        this.state = state;
        this.events = events;
    }

    /** Fills part of an order. The order is history when nothing is left of it. */
    void fill(Order order, BigDecimal qty, BigDecimal price, boolean maker) {
        Instrument instrument = instruments.get(order.symbol);
        BigDecimal rate = maker ? instrument.makerFee() : instrument.takerFee();
        book(order, instrument, qty, price, rate, maker, Execution.Kind.TRADE);
        filled.add(order);
    }

    /** The orders filled since this was asked last. */
    List<Order> takeFilled() {
        List<Order> orders = List.copyOf(filled);
        filled.clear();
        return orders;
    }

    /** Closes a position at its bankruptcy price: what the margin covered is lost, and no fee is taken on top. */
    void liquidate(Account account, Position position, BigDecimal price) {
        Order order = new Order();
        order.id = state.nextOrderId();
        order.linkId = "";
        order.uid = account.uid;
        order.symbol = position.symbol;
        order.side = position.side.opposite();
        order.type = OrderType.MARKET;
        order.timeInForce = TimeInForce.IOC;
        order.qty = position.size;
        order.price = price;
        order.reduceOnly = true;
        order.stopKind = Order.StopKind.LIQUIDATION;
        order.lastPriceOnCreated = state.last.get(position.symbol);
        order.created = state.time;
        book(order, instruments.get(position.symbol), position.size, price, BigDecimal.ZERO, false, Execution.Kind.LIQUIDATION);
    }

    private void book(Order order, Instrument instrument, BigDecimal qty, BigDecimal price, BigDecimal rate, boolean maker, Execution.Kind kind) {
        Account account = state.accounts.get(order.uid);
        Position position = account.position(order.symbol);
        BigDecimal value = instrument.value(qty, price);
        BigDecimal fee = value.multiply(rate).setScale(FEE_SCALE, RoundingMode.HALF_UP);
        Position.Closed closed = position.take(instrument, order.side, qty, price, state.time);
        position.pay(fee);
        position.seq = ++state.seq;
        account.settle(instrument.settleCoin(), closed.profit().subtract(fee));
        order.filledQty = order.filledQty.add(qty);
        order.filledValue = order.filledValue.add(value);
        order.fee = order.fee.add(fee);
        order.closedPnl = order.closedPnl.add(closed.profit());
        order.updated = state.time;
        order.status = order.remaining().signum() == 0 ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        Execution execution = new Execution(state.nextExecutionId(), order.uid, order.symbol, order.id, order.linkId, order.side, order.type,
                order.stopKind, kind, order.price, order.qty, order.leavesQty(), price, qty, value, fee, rate, state.last.get(order.symbol), maker,
                closed.qty(), closed.profit(), state.time, state.seq);
        account.remember(execution);
        changed(order);
        events.accept(new VenueEvent.Executed(execution));
        events.accept(new VenueEvent.PositionChanged(order.uid, order.symbol));
        events.accept(new VenueEvent.WalletChanged(order.uid));
    }

    /** Exchanges funding between longs and shorts: a positive rate is paid by longs. */
    void fund(BigDecimal rate) {
        for (Account account : state.accounts.values()) {
            for (Position position : account.positions.values()) {
                if (position.held()) {
                    fund(account, position, rate);
                }
            }
        }
    }

    private void fund(Account account, Position position, BigDecimal rate) {
        Instrument instrument = instruments.get(position.symbol);
        BigDecimal price = state.last.get(position.symbol);
        BigDecimal value = instrument.value(position.size, price);
        BigDecimal paid = value.multiply(rate).setScale(FEE_SCALE, RoundingMode.HALF_UP);
        if (position.side == Side.SELL) {
            paid = paid.negate();
        }
        position.pay(paid);
        position.updated = state.time;
        position.seq = ++state.seq;
        account.settle(instrument.settleCoin(), paid.negate());
        Execution execution = new Execution(state.nextExecutionId(), account.uid, position.symbol, state.nextOrderId(), "", position.side,
                OrderType.MARKET, Order.StopKind.NONE, Execution.Kind.FUNDING, price, position.size, BigDecimal.ZERO, price, position.size, value,
                paid, rate, price, false, BigDecimal.ZERO, BigDecimal.ZERO, state.time, state.seq);
        account.remember(execution);
        events.accept(new VenueEvent.Executed(execution));
        events.accept(new VenueEvent.PositionChanged(account.uid, position.symbol));
        events.accept(new VenueEvent.WalletChanged(account.uid));
    }

    /** Ends an order that will not fill any further. */
    void cancel(Order order, String cancelType, String rejectReason) {
        boolean asleep = order.status == OrderStatus.UNTRIGGERED;
        order.status = asleep ? OrderStatus.DEACTIVATED : OrderStatus.CANCELLED;
        order.cancelType = cancelType;
        order.rejectReason = rejectReason;
        order.waiting = false;
        order.updated = state.time;
        changed(order);
    }

    /** Tells the account, and moves an order that is done from the open ones into the history. */
    void changed(Order order) {
        if (!order.status.open()) {
            state.open.remove(order.id);
            state.accounts.get(order.uid).remember(order);
        }
        events.accept(new VenueEvent.OrderChanged(order.copy()));
    }
}
