package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Moves one contract's price and lets everything happen that the price meets on its way, in the order in which it meets it. */
final class Market {
    private final VenueState state;
    private final Margin margin;
    private final Ledger ledger;
    private final Matching matching;
    private final Orders orders;
    private final Protection protection;

    Market(VenueState state, Margin margin, Ledger ledger, Matching matching, Orders orders, Protection protection) {
        this.state = state;
        this.margin = margin;
        this.ledger = ledger;
        this.matching = matching;
        this.orders = orders;
        this.protection = protection;
    }

    /** Jumps to a minute's first price: liquidations, then the orders that waited for it, then levels and resting orders it has passed. */
    void open(Instrument instrument, BigDecimal price) {
        state.last.put(instrument.symbol(), price);
        liquidateAt(instrument, price);
        for (Order order : List.copyOf(state.open.values())) {
            if (order.waiting && order.symbol.equals(instrument.symbol()) && order.status.open()) {
                orders.activate(order);
            }
        }
        visit(instrument, price);
        protection.follow(instrument);
    }

    /** Travels to a price. A level on the way acts when the market stands exactly on it. */
    void travel(Instrument instrument, BigDecimal target) {
        if (busy(instrument)) {
            for (int events = 0; events < 1_000_000; events++) {
                Optional<BigDecimal> level = nextLevel(instrument, target);
                if (level.isEmpty()) {
                    break;
                }
                state.last.put(instrument.symbol(), level.get());
                visit(instrument, level.get());
            }
        }
        state.last.put(instrument.symbol(), target);
        protection.follow(instrument);
    }

    private boolean busy(Instrument instrument) {
        return state.open.values().stream().anyMatch(o -> o.symbol.equals(instrument.symbol()))
                || state.accounts.values().stream().anyMatch(a -> a.positions.containsKey(instrument.symbol()) && a.position(instrument.symbol()).held());
    }

    /** The first price between here and the target at which something is due. */
    private Optional<BigDecimal> nextLevel(Instrument instrument, BigDecimal target) {
        BigDecimal last = state.last.get(instrument.symbol());
        int direction = target.compareTo(last);
        List<BigDecimal> levels = new ArrayList<>();
        for (Order order : state.open.values()) {
            if (!order.symbol.equals(instrument.symbol())) {
                continue;
            }
            if (order.armed()) {
                if (order.trigger.reachedAt(target)) {
                    levels.add(order.trigger.price());
                }
            } else if (Matching.rests(order)) {
                boolean reached = order.side == Side.BUY ? direction <= 0 && order.price.compareTo(target) >= 0
                        : direction >= 0 && order.price.compareTo(target) <= 0;
                if (reached) {
                    levels.add(order.price);
                }
            }
        }
        for (Account account : state.accounts.values()) {
            Position position = account.positions.get(instrument.symbol());
            if (position != null && position.held()) {
                margin.liquidation(account, position).filter(l -> margin.breached(account, position, target)).ifPresent(levels::add);
            }
        }
        Comparator<BigDecimal> nearest = direction < 0 ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return levels.stream().map(l -> direction < 0 ? l.min(last) : l.max(last)).min(nearest);
    }

    private void visit(Instrument instrument, BigDecimal price) {
        matching.reach(instrument, price);
        orders.settle();
        List<Order> due = state.open.values().stream().filter(o -> o.symbol.equals(instrument.symbol())
                        && o.armed() && o.trigger.reachedAt(price))
                .sorted(Comparator.comparingInt((Order o) -> o.stopKind == Order.StopKind.TAKE_PROFIT ? 1 : 0).thenComparingLong(o -> o.priority)).toList();
        for (Order order : due) {
            if (order.status == OrderStatus.UNTRIGGERED) {
                orders.trigger(order);
            }
        }
        liquidateAt(instrument, price);
    }

    private void liquidateAt(Instrument instrument, BigDecimal price) {
        for (Account account : state.accounts.values()) {
            Position position = account.positions.get(instrument.symbol());
            if (position == null || !position.held() || !margin.breached(account, position, price)) {
                continue;
            }
            for (Order order : List.copyOf(state.open.values())) {
                if (order.uid == account.uid && order.symbol.equals(instrument.symbol()) && !order.stopKind.attached()) {
                    ledger.cancel(order, "CancelByPrepareLiq", "EC_NoError");
                }
            }
            BigDecimal exit = margin.bankruptcy(account, position).orElse(price);
            ledger.liquidate(account, position, exit);
            protection.align(account, instrument.symbol());
        }
    }
}
