package plutarc.botnode.loop;

import java.time.Duration;
import java.util.Optional;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.OrderRequest;

/** Market orders that close a trade, tried until the venue takes one. */
final class ExitOrders {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Holding holding;
    private final Contract contract;
    private final String symbol;
    private final Desk desk;

    ExitOrders(Holding holding) {
        this.holding = holding;
        this.contract = holding.contract;
        this.symbol = holding.symbol;
        this.desk = holding.desk;
    }

    /** Sends the order that closes the trade, unless one is under way. */
    void send(OpenTrade open) {
        if (open.exiting() || desk.now().isBefore(open.tries.exitAt)) {
            return;
        }
        String reason = open.exitWanted.orElseThrow();
        OrderPurpose purpose = reason.equals("instruction") ? OrderPurpose.CLOSE : OrderPurpose.EXIT;
        ClientOrderId id = desk.ids().order(open.id, purpose, open.attempts(purpose));
        OrderState order = OrderState.intended(id.value(), purpose, open.entrySide().opposite(), open.openQuantity(), Optional.empty(), Optional.empty(), reason, desk.now());
        open.put(order);
        desk.step().changed();
        desk.step().act(new Output.Place(OrderRequest.market(id, symbol, order.side(), contract.quantity(order.quantity()), true)));
        holding.report(order);
        if (open.tries.exitFailures == 5) {
            desk.activity(Severity.CRITICAL, "exit.failing", "closing " + symbol + " has been refused five times; it goes on being tried");
        }
    }

    /** The venue refused one: it is tried again, after longer and longer. */
    void refused(OpenTrade open) {
        open.tries.exitAt = desk.now().plus(RETRY.multipliedBy(1L << Math.min(open.tries.exitFailures++, 5)));
        desk.resync();
    }
}
