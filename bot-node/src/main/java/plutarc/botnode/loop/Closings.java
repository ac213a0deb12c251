package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.VenuePosition;

/**
 * Positions closed by instruction or by a risk limit: the bot's own and, where all are closed, foreign ones too. A closing ends only when the venue shows that
 * it is flat and that nothing rests there that could open a position again. One by a limit never gives up. Of the loop's thread alone.
 */
final class Closings {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 8;

    private final Instructions instructions;
    private final Traders traders;
    private final VenueSession venue;
    private final RiskBook risk;
    private final LoopDesk desk;
    private final List<Closing> underWay = new ArrayList<>();

    /** One closing under way. */
    private static final class Closing {
        final Optional<InstructionId> instruction;
        /** Part of its orders' ids. */
        final String name;
        /** Empty for all. */
        final Optional<String> symbol;
        int attempts;
        Instant nextAttempt = Instant.MIN;

        Closing(Optional<InstructionId> instruction, String name, Optional<String> symbol) {
            this.instruction = instruction;
            this.name = name;
            this.symbol = symbol;
        }

        boolean concerns(String other) {
            return symbol.isEmpty() || symbol.get().equals(other);
        }

        String reason() {
            return instruction.isPresent() ? "instruction" : "risk_limit";
        }
    }

    Closings(Instructions instructions, Traders traders, VenueSession venue, RiskBook risk, LoopDesk desk) {
        this.instructions = instructions;
        this.traders = traders;
        this.venue = venue;
        this.risk = risk;
        this.desk = desk;
        risk.closing().ifPresent(this::byLimit); // an earlier process did not get it done
    }

    /** @param symbol empty for all */
    void begin(InstructionId id, Optional<String> symbol, boolean hasKey) {
        underWay.add(new Closing(Optional.of(id), id.value(), symbol));
        carryOn(hasKey);
    }

    /** A limit closes all positions; once, until that is done. */
    void byLimit(String limit) {
        if (underWay.stream().noneMatch(closing -> closing.instruction.isEmpty())) {
            underWay.add(new Closing(Optional.empty(), limit + desk.marketTime().toEpochMilli(), Optional.empty()));
        }
    }

    boolean underWay(InstructionId id) {
        return underWay.stream().anyMatch(closing -> closing.instruction.equals(Optional.of(id)));
    }

    boolean any() {
        return !underWay.isEmpty();
    }

    /**
     * Closes what is held, or has the venue compared where nothing is. While the venue is closed nothing can be verified; it goes on when it is back.
     *
     * @param hasKey whether an exchange key is assigned: without one nothing can be closed
     */
    void carryOn(boolean hasKey) {
        for (Closing closing : List.copyOf(underWay)) {
            if (!hasKey) {
                over(closing);
                closing.instruction.ifPresent(id -> instructions.failed(id, "the bot has no exchange key, so nothing can be closed"));
            } else if (venue.stage == VenueSession.Stage.OPEN) {
                boolean held = false;
                for (SymbolTrader trader : traders.all()) {
                    if (closing.concerns(trader.symbol())) {
                        held |= trader.position().close(closing.reason());
                    }
                }
                if (!held) {
                    venue.compareSoon(desk.now().minus(RETRY));
                }
            }
        }
    }

    /** Holds the closings against what the venue shows. */
    void verify(Input.Snapshot snapshot) {
        for (Closing closing : List.copyOf(underWay)) {
            List<VenuePosition> open = snapshot.positions().stream().filter(p -> !p.isFlat() && closing.concerns(p.symbol())).toList();
            List<Order> orders = closing.symbol.isPresent() ? List.of() : snapshot.openOrders();
            boolean mayOpen = orders.stream().anyMatch(order -> !order.reduceOnly());
            if (open.isEmpty() && !mayOpen && !traders.anyTrade(closing::concerns)) {
                cancel(orders);
                flat(closing);
            } else if (!desk.now().isBefore(closing.nextAttempt)) {
                cancel(orders.stream().filter(order -> !order.reduceOnly()).toList());
                attempt(closing, open, mayOpen);
            }
        }
    }

    private void flat(Closing closing) {
        over(closing);
        closing.instruction.ifPresentOrElse(id -> instructions.done(id, closing.symbol.map(symbol -> symbol + " is flat").orElse("flat") + ", confirmed by the venue"),
                () -> desk.activity(Severity.NOTICE, "risk.flat", "all positions are closed: flat, confirmed by the venue"));
    }

    private void over(Closing closing) {
        underWay.remove(closing);
        if (closing.instruction.isEmpty()) {
            risk.closed();
            desk.step().changed();
        }
    }

    private void attempt(Closing closing, List<VenuePosition> open, boolean mayOpen) {
        if (closing.attempts == ATTEMPTS) {
            String what = "still open at the venue after " + ATTEMPTS + " attempts: "
                    + open.stream().map(p -> p.symbol() + " " + p.quantity().value().toPlainString()).toList() + (mayOpen ? ", and orders that cannot be cancelled" : "");
            desk.activity(Severity.CRITICAL, "close.failed", closing.instruction.isPresent() ? what : what + "; it goes on being tried");
            if (closing.instruction.isPresent()) {
                over(closing);
                instructions.failed(closing.instruction.get(), what);
                return;
            }
        }
        open.forEach(position -> closeForeign(closing, position));
        closing.attempts++;
        closing.nextAttempt = desk.now().plus(RETRY);
        venue.compareSoon(desk.now());
    }

    /** What the bot's own trade does not cover is closed under an id that belongs to the closing. */
    private void closeForeign(Closing closing, VenuePosition position) {
        Optional<Contract> contract = traders.contract(position.symbol());
        if (contract.isEmpty() || traders.anyTrade(position.symbol()::equals)) {
            return;
        }
        OrderSide side = position.side().orElse(Side.LONG) == Side.LONG ? OrderSide.SELL : OrderSide.BUY;
        BigDecimal most = contract.get().spec().maxQuantity();
        desk.step().act(new Output.Place(OrderRequest.market(desk.ids().closing(position.symbol(), closing.name, closing.attempts), position.symbol(), side,
                contract.get().quantity(position.quantity().value().min(most)), true)));
    }

    /** Orders that nobody named can only be cancelled with all others of their symbol. */
    private void cancel(List<Order> orders) {
        Set<String> unnamed = orders.stream().filter(order -> order.clientOrderId().isEmpty()).map(Order::symbol).collect(Collectors.toCollection(TreeSet::new));
        unnamed.forEach(symbol -> desk.step().act(new Output.CancelAll(symbol)));
        orders.stream().filter(order -> !unnamed.contains(order.symbol()))
                .forEach(order -> desk.step().act(new Output.Cancel(order.symbol(), order.clientOrderId().orElseThrow())));
    }
}
