package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.trading.BotReport;
import plutarc.contracts.trading.Side;
import plutarc.exchanges.AmendRequest;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.OrderRequest;

/** Each trade's stop and target: they rest at the venue where it can, and are watched here in any case. */
final class Protection {

    /** A resting stop gets this long to act once the price is through it. */
    static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Holding holding;
    private final Contract contract;
    private final String symbol;
    private final Desk desk;
    private final boolean nativeStops;

    Protection(Holding holding, boolean nativeStops) {
        this.holding = holding;
        this.contract = holding.contract;
        this.symbol = holding.symbol;
        this.desk = holding.desk;
        this.nativeStops = nativeStops;
    }

    /** Whether a stop or target of the trade rested at the venue that a candle of this range must have set off, or a fill is known whose execution has not come. */
    boolean actsWithin(OpenTrade open, double low, double high) {
        return open.announced && open.exitWanted.isEmpty() && open.exits.isPresent() && (open.awaitsExecution()
                || reached(open, OrderPurpose.STOP, open.side == Side.LONG ? low : high) || reached(open, OrderPurpose.TARGET, open.side == Side.LONG ? high : low));
    }

    private boolean reached(OpenTrade open, OrderPurpose purpose, double extreme) {
        int sign = (open.side == Side.LONG) == (purpose == OrderPurpose.STOP) ? 1 : -1;
        return open.live(purpose).filter(order -> order.status() == OrderState.Status.ACCEPTED).flatMap(OrderState::triggerPrice)
                .filter(level -> sign * (extreme - level.doubleValue()) <= 0).isPresent();
    }

    /** Watches stop and target: where they rest at the venue they are given the time to act, otherwise the position is to be closed at market. */
    void watch(OpenTrade open) {
        if (!open.announced || open.exitWanted.isPresent() || open.awaitsExecution() || Double.isNaN(holding.lastPrice)) {
            return;
        }
        BigDecimal price = BigDecimal.valueOf(holding.lastPrice);
        int sign = open.side == Side.LONG ? 1 : -1;
        boolean stopped = open.stopPrice().filter(stop -> sign * price.compareTo(stop) <= 0).isPresent();
        boolean reached = open.targetPrice().filter(target -> sign * price.compareTo(target) >= 0).isPresent();
        if (!stopped && !reached) {
            open.tries.breachedSince = Optional.empty();
            return;
        }
        open.tries.breachedSince = open.tries.breachedSince.or(() -> Optional.of(desk.now()));
        boolean watchedOnly = stopped && open.exits.filter(exits -> !exits.stopRests()).isPresent();
        boolean resting = !watchedOnly && open.live(stopped ? OrderPurpose.STOP : OrderPurpose.TARGET).filter(order -> order.status() == OrderState.Status.ACCEPTED).isPresent();
        if (!resting || desk.now().isAfter(open.tries.breachedSince.get().plus(GRACE))) {
            open.wantExit(stopped ? stopRule(open) : "take_profit", price);
            desk.step().changed();
        }
    }

    private String restingRule(OpenTrade open) {
        return open.exits.filter(exits -> !exits.stopRests() && !Double.isNaN(exits.restingStopPrice())).map(exits -> exits.restingStopReason().rule()).orElseGet(() -> stopRule(open));
    }

    private String stopRule(OpenTrade open) {
        return open.exits.filter(exits -> !Double.isNaN(exits.stopPrice())).map(exits -> exits.stopReason().rule()).orElse("stop");
    }

    /** Makes what rests at the venue agree with the levels: at most one stop and one target, each for no more than the trade holds. */
    void agree(OpenTrade open) {
        Optional<BigDecimal> stop = open.stopPrice();
        Optional<BigDecimal> reported = open.tries.reportedStop;
        if (open.announced && stop.isPresent() && reported.isPresent() && stop.get().compareTo(reported.get()) != 0) {
            desk.step().report(new BotReport.StopMoved(open.id, symbol, stop, open.targetPrice(), stopRule(open), desk.marketTime()));
        }
        open.tries.reportedStop = stop.or(() -> reported);
        if (!nativeStops || desk.now().isBefore(open.tries.protectAt)) {
            return;
        }
        open.restingStop().ifPresent(level -> rest(open, OrderPurpose.STOP, level, restingRule(open)));
        open.targetPrice().ifPresent(level -> rest(open, OrderPurpose.TARGET, level, "take_profit"));
    }

    private void rest(OpenTrade open, OrderPurpose purpose, BigDecimal level, String reason) {
        Optional<OrderState> resting = open.live(purpose);
        if (resting.isEmpty()) {
            ClientOrderId id = desk.ids().order(open.id, purpose, open.attempts(purpose));
            OrderState order = OrderState.intended(id.value(), purpose, open.entrySide().opposite(), open.openQuantity(), Optional.empty(), Optional.of(level), reason, desk.now());
            open.put(order);
            desk.step().changed();
            desk.step().act(new Output.Place(OrderRequest.stop(id, symbol, order.side(), contract.quantity(order.quantity()), Levels.trigger(open.side, purpose, level))));
            holding.report(order);
            return;
        }
        OrderState order = resting.get();
        boolean right = order.triggerPrice().filter(now -> now.compareTo(level) == 0).isPresent() && order.quantity().compareTo(open.openQuantity()) == 0;
        if (right || order.status() != OrderState.Status.ACCEPTED || order.amendingTo().isPresent() || order.executed().signum() > 0) {
            return;
        }
        open.put(order.because(reason).amending(Optional.of(level)));
        desk.step().changed();
        desk.step().act(new Output.Amend(new AmendRequest(new ClientOrderId(order.clientOrderId()), symbol,
                order.quantity().compareTo(open.openQuantity()) == 0 ? Optional.empty() : Optional.of(contract.quantity(open.openQuantity())),
                Optional.empty(), Optional.of(level))));
    }

    /** The stop as the opening is about to report it. */
    void reporting(OpenTrade open) {
        open.tries.reportedStop = open.stopPrice();
    }

    /** The venue refused: not again at once. */
    void refused(OpenTrade open) {
        open.tries.protectAt = desk.now().plus(RETRY);
    }
}
