package plutarc.commandside.bot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.Refusal.FieldProblem;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.trading.Side;

/** What an order by hand must look like before a bot hears of it, checked all at once; whether the market and the limits allow it, the bot knows. Pure. */
final class ManualOrders {
    private static final int MAX_SYMBOL = 40;

    private ManualOrders() {
    }

    /** @throws RefusedException {@code order.invalid}, with every problem */
    static ManualOrder opening(ManualOrder order) {
        var problems = common(order);
        if (order.reduceOnly()) {
            problems.add(new FieldProblem("reduceOnly", "true", "false for an order that opens"));
        }
        stopProblem(order).ifPresent(problems::add);
        return valid(order, problems);
    }

    /** @throws RefusedException {@code order.invalid}, with every problem */
    static ManualOrder reducing(ManualOrder order) {
        var problems = common(order);
        if (!order.reduceOnly()) {
            problems.add(new FieldProblem("reduceOnly", "false", "true"));
        }
        order.stopPrice().ifPresent(stop -> problems.add(new FieldProblem("stopPrice", stop.toPlainString(), "nothing: an order that reduces has no stop of its own")));
        order.limitPrice().ifPresent(limit -> problems.add(new FieldProblem("limitPrice", limit.toPlainString(), "nothing: a position is reduced at market")));
        return valid(order, problems);
    }

    private static List<FieldProblem> common(ManualOrder order) {
        var problems = new ArrayList<FieldProblem>();
        if (order.symbol() == null || order.symbol().isBlank() || order.symbol().length() > MAX_SYMBOL) {
            problems.add(new FieldProblem("symbol", String.valueOf(order.symbol()), "an instrument of the bot"));
        }
        if (order.side() == null) {
            problems.add(new FieldProblem("side", "nothing", "long, short"));
        }
        positive("quantity", Optional.ofNullable(order.quantity()).or(() -> Optional.of(BigDecimal.ZERO)), problems);
        positive("limitPrice", order.limitPrice(), problems);
        positive("stopPrice", order.stopPrice(), problems);
        return problems;
    }

    private static void positive(String field, Optional<BigDecimal> value, List<FieldProblem> problems) {
        value.filter(it -> it.signum() <= 0).ifPresent(it -> problems.add(new FieldProblem(field, it.toPlainString(), "above 0")));
    }

    /** A stop lies on the losing side of the limit; for a market order the bot, which knows the price, says so. */
    private static Optional<FieldProblem> stopProblem(ManualOrder order) {
        if (order.side() == null || order.stopPrice().isEmpty() || order.limitPrice().isEmpty()) {
            return Optional.empty();
        }
        boolean below = order.side() == Side.LONG;
        int side = order.stopPrice().get().compareTo(order.limitPrice().get());
        return (below ? side < 0 : side > 0) ? Optional.empty()
                : Optional.of(new FieldProblem("stopPrice", order.stopPrice().get().toPlainString(), (below ? "below " : "above ") + order.limitPrice().get().toPlainString()));
    }

    private static ManualOrder valid(ManualOrder order, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(new Refusal("order.invalid", "The order is not valid.", problems));
        }
        return order;
    }
}
