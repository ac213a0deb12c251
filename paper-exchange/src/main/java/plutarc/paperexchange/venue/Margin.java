package plutarc.paperexchange.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/**
 * What an account can afford and where it is liquidated. Margin is counted for each settle coin by itself; coins do not lend to each
 * other. Formulas: isolated initial margin = entry value / leverage; maintenance = entry value × maintenance rate; liquidation where the
 * loss reaches initial margin − maintenance, bankruptcy where it reaches the initial margin. In cross margin the whole balance of the
 * coin, with the profit of its other positions, stands in the place of the initial margin.
 */
final class Margin {
    private final Map<String, Instrument> instruments;
    private final VenueState state;

    Margin(Map<String, Instrument> instruments, VenueState state) {
        this.instruments = instruments;
        this.state = state;
    }

    BigDecimal initial(Account account, Position position) {
        Instrument instrument = instruments.get(position.symbol);
        BigDecimal value = account.marginMode == MarginMode.ISOLATED_MARGIN || !position.held()
                ? position.cost : instrument.value(position.size, last(position.symbol));
        return value.divide(position.leverage, Instrument.SCALE, RoundingMode.HALF_EVEN);
    }

    BigDecimal maintenance(Position position) {
        return position.cost.multiply(instruments.get(position.symbol).maintenance());
    }

    BigDecimal unrealised(Account account, String coin) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Position position : account.positions.values()) {
            Instrument instrument = instruments.get(position.symbol);
            if (instrument.settleCoin().equals(coin)) {
                sum = sum.add(position.unrealised(instrument, last(position.symbol)));
            }
        }
        return sum;
    }

    BigDecimal positionMargin(Account account, String coin) {
        return account.positions.values().stream().filter(p -> instruments.get(p.symbol).settleCoin().equals(coin))
                .map(p -> initial(account, p)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal maintenance(Account account, String coin) {
        return account.positions.values().stream().filter(p -> instruments.get(p.symbol).settleCoin().equals(coin))
                .map(this::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal orderMargin(Account account, String coin) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Position position : account.positions.values()) {
            if (instruments.get(position.symbol).settleCoin().equals(coin)) {
                sum = sum.add(orderMargin(account, position, null));
            }
        }
        return sum;
    }

    /** Balance free for new orders; may be negative. */
    BigDecimal available(Account account, String coin) {
        BigDecimal own = account.wallet(coin);
        if (account.marginMode == MarginMode.REGULAR_MARGIN) {
            own = own.add(unrealised(account, coin));
        }
        return own.subtract(positionMargin(account, coin)).subtract(orderMargin(account, coin));
    }

    /** Whether the account can carry one more active order at the given price, its opening fee included. */
    boolean affords(Account account, Order extra, BigDecimal price) {
        Instrument instrument = instruments.get(extra.symbol);
        Position position = account.look(extra.symbol);
        Order priced = extra.copy();
        priced.price = price;
        BigDecimal before = orderMargin(account, position, null);
        BigDecimal after = orderMargin(account, position, priced);
        BigDecimal more = after.subtract(before);
        if (more.signum() <= 0) {
            return true;
        }
        BigDecimal fee = instrument.value(extra.remaining(), price).multiply(instrument.takerFee());
        return more.add(fee).compareTo(available(account, instrument.settleCoin())) <= 0;
    }

    /**
     * Margin that the active orders of one contract bind: the dearer of the two sides, the part that would only close the position free.
     *
     * @param extra an order not yet in the book, or null
     */
    private BigDecimal orderMargin(Account account, Position position, Order extra) {
        BigDecimal dearer = side(account, position, Side.BUY, extra).max(side(account, position, Side.SELL, extra));
        return dearer.divide(position.leverage, Instrument.SCALE, RoundingMode.HALF_EVEN);
    }

    private BigDecimal side(Account account, Position position, Side side, Order extra) {
        Instrument instrument = instruments.get(position.symbol);
        BigDecimal closing = position.held() && position.side != side ? position.size : BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (Order order : state.open.values()) {
            if (order.uid == account.uid && order.symbol.equals(position.symbol) && order.side == side && order.active() && !order.reduceOnly
                    && (extra == null || !order.id.equals(extra.id))) {
                BigDecimal qty = order.remaining();
                BigDecimal free = closing.min(qty);
                closing = closing.subtract(free);
                value = value.add(instrument.value(qty.subtract(free), priceOf(order)));
            }
        }
        if (extra != null && extra.side == side && !extra.reduceOnly) {
            BigDecimal qty = extra.remaining();
            value = value.add(instrument.value(qty.subtract(closing.min(qty)), extra.price));
        }
        return value;
    }

    private BigDecimal priceOf(Order order) {
        return order.type == OrderType.LIMIT ? order.price : last(order.symbol);
    }

    /** The price at which the position is liquidated, on a tick and never later than the exact level; empty when no price does that. */
    Optional<BigDecimal> liquidation(Account account, Position position) {
        return exitAfterLoss(account, position, true);
    }

    /** Whether the position is liquidated when the market stands at a price. */
    boolean breached(Account account, Position position, BigDecimal price) {
        return liquidation(account, position)
                .map(level -> position.side == Side.BUY ? price.compareTo(level) <= 0 : price.compareTo(level) >= 0).orElse(false);
    }

    /** The price at which the position has used up its margin; empty when no price does that. */
    Optional<BigDecimal> bankruptcy(Account account, Position position) {
        return exitAfterLoss(account, position, false);
    }

    private Optional<BigDecimal> exitAfterLoss(Account account, Position position, boolean keepMaintenance) {
        if (!position.held()) {
            return Optional.empty();
        }
        Instrument instrument = instruments.get(position.symbol);
        BigDecimal loss;
        if (account.marginMode == MarginMode.ISOLATED_MARGIN) {
            loss = initial(account, position).subtract(keepMaintenance ? maintenance(position) : BigDecimal.ZERO);
        } else {
            String coin = instrument.settleCoin();
            BigDecimal others = unrealised(account, coin).subtract(position.unrealised(instrument, last(position.symbol)));
            loss = account.wallet(coin).add(others).subtract(keepMaintenance ? maintenance(account, coin) : BigDecimal.ZERO);
        }
        BigDecimal exit = instrument.exitValueAfterLoss(position.side, position.cost, loss);
        if (exit.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal price = instrument.toTick(instrument.priceOf(position.size, exit),
                position.side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return price.signum() <= 0 || price.compareTo(instrument.maxPrice()) >= 0 ? Optional.empty() : Optional.of(price);
    }

    BigDecimal last(String symbol) {
        return state.last.getOrDefault(symbol, BigDecimal.ONE);
    }
}
