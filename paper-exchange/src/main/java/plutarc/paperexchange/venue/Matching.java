package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Price-time matching of the accounts' orders against each other and against the synthetic book around the market's price. At one price
 * an account's resting order comes before the synthetic quantity, and the older order before the younger.
 */
final class Matching {
    private final VenueRules rules;
    private final Map<String, Instrument> instruments;
    private final VenueState state;
    private final Ledger ledger;

    Matching(VenueRules rules, Map<String, Instrument> instruments, VenueState state, Ledger ledger) {
        this.rules = rules;
        this.instruments = instruments;
        this.state = state;
        this.ledger = ledger;
    }

    /** Lets an active order take what it can, then rest or end as its time in force says. */
    void enter(Order order) {
        if (order.type == OrderType.LIMIT && order.timeInForce == TimeInForce.POST_ONLY && bestAgainst(order).isPresent()) {
            ledger.cancel(order, "UNKNOWN", "EC_PostOnlyWillTakeLiquidity");
            return;
        }
        if (order.timeInForce == TimeInForce.FOK && fillable(order).compareTo(order.remaining()) < 0) {
            ledger.cancel(order, "UNKNOWN", "EC_NoEnoughQtyToFill");
            return;
        }
        while (order.remaining().signum() > 0) {
            BigDecimal allowed = allowed(order);
            if (allowed.signum() == 0) {
                ledger.cancel(order, "CancelByReduceOnly", "EC_NoError");
                return;
            }
            Optional<Quote> best = bestAgainst(order);
            if (best.isEmpty()) {
                break;
            }
            take(order, best.get(), allowed);
        }
        if (order.status.open() && (order.type == OrderType.MARKET || order.timeInForce == TimeInForce.IOC)) {
            boolean untouched = order.filledQty.signum() == 0;
            ledger.cancel(order, "UNKNOWN", untouched ? "EC_NoImmediateQtyToFill" : "EC_CancelForNoFullFill");
        }
    }

    private void take(Order taker, Quote quote, BigDecimal allowed) {
        BigDecimal qty = quote.qty().min(allowed);
        if (quote.order() == null) {
            taken(taker.side).merge(taker.symbol, qty, BigDecimal::add);
        } else {
            BigDecimal reducible = allowed(quote.order());
            if (reducible.signum() == 0) {
                ledger.cancel(quote.order(), "CancelByReduceOnly", "EC_NoError");
                return;
            }
            qty = qty.min(reducible);
            ledger.fill(quote.order(), qty, quote.price(), true);
        }
        ledger.fill(taker, qty, quote.price(), false);
    }

    /** Fills the resting orders that a trade at {@code price} reaches, best price first, each at its own price. */
    void reach(Instrument instrument, BigDecimal price) {
        for (Order order : resting(instrument, price)) {
            if (!order.active()) {
                continue;
            }
            BigDecimal qty = allowed(order);
            if (qty.signum() == 0) {
                ledger.cancel(order, "CancelByReduceOnly", "EC_NoError");
                continue;
            }
            ledger.fill(order, qty, order.price, true);
            if (order.active()) {
                ledger.cancel(order, "CancelByReduceOnly", "EC_NoError");
            }
        }
    }

    private List<Order> resting(Instrument instrument, BigDecimal price) {
        List<Order> reached = new ArrayList<>();
        for (Order order : state.open.values()) {
            if (order.symbol.equals(instrument.symbol()) && rests(order)
                    && (order.side == Side.BUY ? order.price.compareTo(price) >= 0 : order.price.compareTo(price) <= 0)) {
                reached.add(order);
            }
        }
        reached.sort(Comparator.comparing((Order o) -> o.side == Side.BUY ? o.price.negate() : o.price).thenComparingLong(o -> o.priority));
        return reached;
    }

    static boolean rests(Order order) {
        return order.active() && !order.waiting && order.type == OrderType.LIMIT;
    }

    /** What an order may still fill: a reducing order never more than the position it reduces. */
    BigDecimal allowed(Order order) {
        if (!order.reduceOnly) {
            return order.remaining();
        }
        Position position = state.accounts.get(order.uid).look(order.symbol);
        return position.held() && position.side != order.side ? order.remaining().min(position.size) : BigDecimal.ZERO;
    }

    private record Quote(BigDecimal price, BigDecimal qty, Order order) {}

    private Optional<Quote> bestAgainst(Order taker) {
        Optional<Quote> synthetic = synthetic(instruments.get(taker.symbol), taker.side);
        Order own = null;
        for (Order order : state.open.values()) {
            if (order != taker && order.symbol.equals(taker.symbol) && order.side != taker.side && rests(order)
                    && (own == null || better(taker.side, order, own))) {
                own = order;
            }
        }
        Optional<Quote> best = synthetic;
        if (own != null && (best.isEmpty() || !cheaper(taker.side, best.get().price(), own.price))) {
            best = Optional.of(new Quote(own.price, own.remaining(), own));
        }
        return best.filter(q -> taker.type == OrderType.MARKET || !cheaper(taker.side, taker.price, q.price()));
    }

    private static boolean better(Side taker, Order a, Order b) {
        int byPrice = a.price.compareTo(b.price);
        return byPrice == 0 ? a.priority < b.priority : cheaper(taker, a.price, b.price);
    }

    /** Whether {@code a} is strictly better than {@code b} for someone taking on that side. */
    private static boolean cheaper(Side taker, BigDecimal a, BigDecimal b) {
        return taker == Side.BUY ? a.compareTo(b) < 0 : a.compareTo(b) > 0;
    }

    private Optional<Quote> synthetic(Instrument instrument, Side taker) {
        BigDecimal left = taken(taker).getOrDefault(instrument.symbol(), BigDecimal.ZERO);
        BigDecimal size = levelSize(instrument);
        for (int level = 0; level < VenueRules.LEVELS; level++) {
            if (left.compareTo(size) < 0) {
                BigDecimal price = levelPrice(instrument, taker.opposite(), level);
                return price.signum() > 0 ? Optional.of(new Quote(price, size.subtract(left), null)) : Optional.empty();
            }
            left = left.subtract(size);
        }
        return Optional.empty();
    }

    /** Price of a level of the synthetic book. */
    BigDecimal levelPrice(Instrument instrument, Side side, int level) {
        BigDecimal away = instrument.tick().multiply(BigDecimal.valueOf((long) rules.halfSpreadTicks() + level));
        BigDecimal last = state.last.get(instrument.symbol());
        return side == Side.BUY ? last.subtract(away) : last.add(away);
    }

    /** Quantity standing at each level, in the contract's own unit. */
    BigDecimal levelSize(Instrument instrument) {
        BigDecimal size = instrument.category() == Category.LINEAR ? rules.depth() : rules.depth().multiply(state.last.get(instrument.symbol()));
        return size.divide(instrument.qtyStep(), 0, java.math.RoundingMode.DOWN).multiply(instrument.qtyStep()).max(instrument.qtyStep());
    }

    Map<String, BigDecimal> taken(Side taker) {
        return taker == Side.BUY ? state.takenAsks : state.takenBids;
    }

    private BigDecimal fillable(Order taker) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Order order : state.open.values()) {
            if (order != taker && order.symbol.equals(taker.symbol) && order.side != taker.side && rests(order)
                    && (taker.type == OrderType.MARKET || !cheaper(taker.side, taker.price, order.price))) {
                sum = sum.add(allowed(order));
            }
        }
        Instrument instrument = instruments.get(taker.symbol);
        BigDecimal size = levelSize(instrument);
        BigDecimal used = taken(taker.side).getOrDefault(taker.symbol, BigDecimal.ZERO);
        for (int level = 0; level < VenueRules.LEVELS; level++) {
            BigDecimal price = levelPrice(instrument, taker.side.opposite(), level);
            if (taker.type == OrderType.LIMIT && cheaper(taker.side, taker.price, price)) {
                break;
            }
            sum = sum.add(size);
        }
        return sum.subtract(used);
    }
}
