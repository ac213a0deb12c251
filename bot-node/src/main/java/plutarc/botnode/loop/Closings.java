package plutarc.botnode.loop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.Severity;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.Order;
import plutarc.exchanges.OrderRequest;
import plutarc.exchanges.OrderSide;
import plutarc.exchanges.VenuePosition;

/** Positions closed by instruction, the bot's own and, with close-all, foreign ones too. A closing ends only when the venue shows that all is flat. */
final class Closings {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 8;

    private final Instructions instructions;
    private final Traders traders;
    private final VenueSession venue;
    private final LoopDesk desk;

    Closings(Instructions instructions, Traders traders, VenueSession venue, LoopDesk desk) {
        this.instructions = instructions;
        this.traders = traders;
        this.venue = venue;
        this.desk = desk;
    }

    /**
     * Closes what is held, or has the venue compared where nothing is. While the venue is closed nothing can be verified; it goes on when it is back.
     *
     * @param hasKey whether an exchange key is assigned: without one nothing can be closed
     */
    void carryOn(boolean hasKey) {
        for (Instructions.Closing closing : instructions.closings()) {
            if (!hasKey) {
                instructions.failed(closing.id, "the bot has no exchange key, so nothing can be closed");
            } else if (venue.stage == VenueSession.Stage.OPEN) {
                boolean held = false;
                for (SymbolTrader trader : traders.all()) {
                    if (closing.concerns(trader.symbol())) {
                        held |= trader.position().close("instruction");
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
        for (Instructions.Closing closing : instructions.closings()) {
            List<VenuePosition> open = snapshot.positions().stream().filter(p -> !p.isFlat() && closing.concerns(p.symbol())).toList();
            boolean underWay = traders.all().stream().anyMatch(t -> closing.concerns(t.symbol()) && !t.position().idle());
            if (open.isEmpty() && !underWay) {
                if (closing.symbol.isEmpty()) {
                    snapshot.openOrders().forEach(this::cancel);
                }
                instructions.done(closing.id);
            } else if (!desk.now().isBefore(closing.nextAttempt)) {
                attempt(closing, open);
            }
        }
    }

    private void attempt(Instructions.Closing closing, List<VenuePosition> open) {
        if (closing.attempts >= ATTEMPTS) {
            instructions.failed(closing.id, "still open at the venue after " + ATTEMPTS + " attempts: "
                    + open.stream().map(p -> p.symbol() + " " + p.quantity().value().toPlainString()).toList());
            desk.activity(Severity.CRITICAL, "close.failed", "positions are still open at the venue after " + ATTEMPTS + " attempts to close them");
            return;
        }
        open.forEach(position -> closeForeign(closing, position));
        closing.attempts++;
        closing.nextAttempt = desk.now().plus(RETRY);
        venue.compareSoon(desk.now());
    }

    /** What the bot's own trade does not cover is closed under an id that belongs to the instruction. */
    private void closeForeign(Instructions.Closing closing, VenuePosition position) {
        Optional<Contract> contract = traders.contract(position.symbol());
        boolean own = traders.of(position.symbol()).filter(t -> !t.position().idle()).isPresent();
        if (contract.isEmpty() || own) {
            return;
        }
        OrderSide side = position.side().orElse(Side.LONG) == Side.LONG ? OrderSide.SELL : OrderSide.BUY;
        desk.step().act(new Output.Place(OrderRequest.market(desk.ids().closing(position.symbol(), closing.id.value(), closing.attempts), position.symbol(), side,
                position.quantity(), true)));
    }

    private void cancel(Order order) {
        order.clientOrderId().ifPresent(id -> desk.step().act(new Output.Cancel(order.symbol(), id)));
    }
}
