package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The levels attached to a position: stop loss, take profit and trailing stop, each a conditional order that lives as long as the position. */
final class Protection {
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Ledger ledger;

    Protection(Map<String, Instrument> instruments, VenueState state, Ledger ledger) {
        this.instruments = instruments;
        this.state = state;
        this.ledger = ledger;
    }

    /** Sets, moves or (zero) takes away one level of a held position. */
    void set(Account account, Position position, Order.StopKind kind, BigDecimal level) {
        if (level == null) {
            return;
        }
        Optional<Order> existing = find(account.uid, position.symbol, kind);
        if (level.signum() == 0) {
            existing.ifPresent(order -> ledger.cancel(order, "CancelByUser", "EC_NoError"));
        } else if (existing.isPresent()) {
            Order order = existing.get();
            order.trigger = order.trigger.at(level);
            order.updated = state.time;
            ledger.changed(order);
        } else {
            open(attach(account, position, kind, level));
        }
    }

    /** Follows the market at a distance, from now on or from the moment the market reaches {@code activation}; zero takes it away. */
    void trail(Account account, Position position, BigDecimal distance, BigDecimal activation) {
        if (distance == null) {
            return;
        }
        find(account.uid, position.symbol, Order.StopKind.TRAILING_STOP)
                .ifPresent(order -> ledger.cancel(order, "CancelByUser", "EC_NoError"));
        if (distance.signum() == 0) {
            return;
        }
        BigDecimal from = OrderChecks.set(activation) ? activation : state.last.get(position.symbol);
        Order order = attach(account, position, Order.StopKind.TRAILING_STOP, behind(position, from, distance));
        order.trailingDistance = distance;
        order.trailingActivation = OrderChecks.set(activation) ? activation : null;
        open(order);
    }

    private Order attach(Account account, Position position, Order.StopKind kind, BigDecimal level) {
        Order order = new Order();
        order.id = state.nextOrderId();
        order.linkId = "";
        order.uid = account.uid;
        order.symbol = position.symbol;
        order.side = position.side.opposite();
        order.type = OrderType.MARKET;
        order.timeInForce = TimeInForce.IOC;
        order.qty = position.size;
        order.reduceOnly = true;
        order.closeOnTrigger = true;
        order.stopKind = kind;
        boolean profits = kind == Order.StopKind.TAKE_PROFIT;
        boolean rising = (position.side == Side.BUY) == profits;
        order.trigger = new Trigger(level, rising ? Trigger.Direction.RISING : Trigger.Direction.FALLING, "LastPrice");
        order.status = OrderStatus.UNTRIGGERED;
        order.lastPriceOnCreated = state.last.get(position.symbol);
        order.priority = ++state.seq;
        order.created = state.time;
        order.updated = state.time;
        return order;
    }

    private void open(Order order) {
        state.open.put(order.id, order);
        ledger.changed(order);
    }

    private BigDecimal behind(Position position, BigDecimal from, BigDecimal distance) {
        BigDecimal level = position.side == Side.BUY ? from.subtract(distance) : from.add(distance);
        Instrument instrument = instruments.get(position.symbol);
        return instrument.toTick(level, RoundingMode.HALF_UP).max(instrument.tick());
    }

    /** Moves the trailing stops that the market's new price takes along. */
    void follow(Instrument instrument) {
        BigDecimal last = state.last.get(instrument.symbol());
        for (Order order : List.copyOf(state.open.values())) {
            if (order.trailingDistance == null || !order.symbol.equals(instrument.symbol()) || order.status != OrderStatus.UNTRIGGERED) {
                continue;
            }
            Position position = state.accounts.get(order.uid).position(order.symbol);
            boolean active = order.trailingActivation == null
                    || (position.side == Side.BUY ? last.compareTo(order.trailingActivation) >= 0 : last.compareTo(order.trailingActivation) <= 0);
            BigDecimal level = behind(position, last, order.trailingDistance);
            boolean tighter = position.side == Side.BUY ? level.compareTo(order.trigger.price()) > 0 : level.compareTo(order.trigger.price()) < 0;
            if (active && (order.trailingActivation != null || tighter)) {
                order.trailingActivation = null;
                order.trigger = tighter ? order.trigger.at(level) : order.trigger;
                order.updated = state.time;
                ledger.changed(order);
            }
        }
    }

    /** Brings the attached orders in line with the position: its size, or gone with it. */
    void align(Account account, String symbol) {
        Position position = account.position(symbol);
        for (Order order : List.copyOf(state.open.values())) {
            if (order.uid != account.uid || !order.symbol.equals(symbol)) {
                continue;
            }
            boolean orphan = !position.held() || position.side == order.side;
            if (order.stopKind.attached() && order.status == OrderStatus.UNTRIGGERED) {
                if (orphan) {
                    ledger.cancel(order, "CancelByTpSlTsClear", "EC_NoError");
                } else if (order.qty.compareTo(position.size) != 0) {
                    order.qty = position.size;
                    ledger.changed(order);
                }
            } else if (order.reduceOnly && order.active() && orphan && Matching.rests(order)) {
                ledger.cancel(order, "CancelByReduceOnly", "EC_NoError");
            }
        }
    }

    /** The attached order of a kind, if there is one. */
    Optional<Order> find(long uid, String symbol, Order.StopKind kind) {
        return state.open.values().stream()
                .filter(o -> o.uid == uid && o.symbol.equals(symbol) && o.stopKind == kind && o.status == OrderStatus.UNTRIGGERED).findFirst();
    }
}
