package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Execution;
import plutarc.exchanges.OrderSide;

/** Takes executions: what is held is what they say, whatever order states may claim. */
final class Fills {

    private final Holding holding;
    private final Contract contract;
    private final String symbol;
    private final Desk desk;

    Fills(Holding holding) {
        this.holding = holding;
        this.contract = holding.contract;
        this.symbol = holding.symbol;
        this.desk = holding.desk;
    }

    void execution(Execution execution) {
        holding.executionsTaken++;
        holding.executedAt = desk.now();
        desk.step().changed();
        if (!execution.kind().isFill()) {
            fund(execution.fee());
            return;
        }
        Optional<OrderIds.Parsed> parsed = execution.clientOrderId().flatMap(id -> desk.ids().parse(symbol, id));
        if (parsed.isPresent() && parsed.get().purpose() == OrderPurpose.ENTRY && holding.trade(parsed.get().tradeId()).isEmpty() && recoverable(parsed.get())) {
            holding.trades.add(recovered(parsed.get(), execution));
            holding.trades.sort(Comparator.comparing(open -> open.decidedAt));
        }
        Optional<OpenTrade> concerned = parsed.flatMap(own -> holding.trade(own.tradeId()));
        if (concerned.isPresent()) {
            fill(concerned.get(), parsed.get(), execution);
        } else if (parsed.isEmpty() || desk.caughtUp() && parsed.get().purpose() != OrderPurpose.ENTRY) {
            foreignFill(execution); // by the venue, by hand, or by a stop that a finished trade has left
        } else {
            desk.resync(); // of a trade that is over, or of nobody's: what it means for the position, the venue knows
        }
    }

    /** Trades under way are all on one side; a fill on the other is of a trade that is over. */
    private boolean recoverable(OrderIds.Parsed own) {
        return holding.trades.stream().allMatch(open -> open.side == own.side());
    }

    /** Shared by what the trades hold. */
    private void fund(BigDecimal paid) {
        BigDecimal held = holding.trades.stream().map(OpenTrade::openQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = paid;
        for (int i = 0; i < holding.trades.size(); i++) {
            OpenTrade open = holding.trades.get(i);
            boolean last = i == holding.trades.size() - 1;
            BigDecimal part = last || held.signum() <= 0 ? left : paid.multiply(open.openQuantity()).divide(held, 12, RoundingMode.HALF_EVEN);
            open.fund(part);
            left = left.subtract(part);
        }
    }

    /** Takes away from what the trades hold, the oldest first; the fee goes with the first part. */
    private void foreignFill(Execution execution) {
        OrderSide against = execution.side().opposite();
        if (holding.trades.stream().noneMatch(open -> open.entrySide() == against && open.openQuantity().signum() > 0)) {
            desk.resync();
            return;
        }
        String orderId = execution.clientOrderId().map(ClientOrderId::value).orElse(execution.venueOrderId());
        String reason = execution.kind() == Execution.Kind.TRADE ? "external" : "liquidation";
        BigDecimal[] fee = {execution.fee()};
        holding.oldestFirst(execution.quantity().value(), (open, part) -> {
            open.exitFill(part, execution.price(), fee[0], execution.at(), reason, orderId, open.exitReferenceOr(execution.price()));
            fee[0] = BigDecimal.ZERO;
        });
    }

    private void fill(OpenTrade open, OrderIds.Parsed parsed, Execution execution) {
        BigDecimal quantity = execution.quantity().value();
        String orderId = execution.clientOrderId().map(ClientOrderId::value).orElse(execution.venueOrderId());
        OrderState order = open.order(orderId).orElseGet(() -> foundAgain(parsed, execution)).executed(quantity).accepted(execution.venueOrderId(), desk.now());
        open.put(execution.leaves().isZero() && order.live() && order.executed().compareTo(order.quantity()) >= 0
                ? order.as(OrderState.Status.DONE, order.detail()) : order);
        holding.report(open.order(orderId).orElseThrow());
        if (execution.maker()) {
            open.notes = open.notes.madeMarket(quantity);
        }
        if (parsed.purpose() == OrderPurpose.ENTRY) {
            open.entryFill(quantity, execution.price(), execution.fee(), execution.at());
            holding.traded(execution.at());
        } else if (execution.side() != open.entrySide() && open.openQuantity().signum() > 0) {
            BigDecimal reference = order.triggerPrice().orElse(open.exitReferenceOr(execution.price()));
            open.exitFill(quantity.min(open.openQuantity()), execution.price(), execution.fee(), execution.at(), order.reason(), orderId, reference);
        } else {
            desk.resync();
        }
    }

    /** A trade that only the venue remembers: its decision's figures are lost, its identity and its money are not. */
    private OpenTrade recovered(OrderIds.Parsed own, Execution execution) {
        desk.activity(Severity.NOTICE, "trade.recovered", "trade " + own.tradeId() + " on " + symbol + " was found in the venue's history");
        holding.lastDecision = Optional.of(Math.max(holding.lastDecision.orElse(0L), own.decidedAt().toEpochMilli()));
        return new OpenTrade(contract, own.tradeId(), own.side(), own.decidedAt(), execution.price(), desk.leverage(symbol),
                desk.template().map(t -> t.templateId()).orElse(new TemplateId("unknown")),
                desk.template().map(t -> t.version()).orElse(0), List.of(), List.of());
    }

    private OrderState foundAgain(OrderIds.Parsed own, Execution execution) {
        BigDecimal quantity = execution.quantity().value().add(execution.leaves().value());
        String reason = switch (own.purpose()) {
            case ENTRY -> "entry";
            case STOP -> "stop";
            case TARGET -> "take_profit";
            case EXIT -> "exit";
            case CLOSE -> "instruction";
        };
        return OrderState.intended(execution.clientOrderId().orElseThrow().value(), own.purpose(), execution.side(), quantity, Optional.empty(), Optional.empty(),
                reason, desk.now()).accepted(execution.venueOrderId(), desk.now());
    }
}
