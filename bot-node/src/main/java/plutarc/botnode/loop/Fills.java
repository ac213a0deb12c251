package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Severity;
import plutarc.exchanges.ClientOrderId;
import plutarc.exchanges.Execution;

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
        desk.step().changed();
        if (!execution.kind().isFill()) {
            holding.trade.ifPresent(open -> open.fund(execution.fee()));
            return;
        }
        Optional<OrderIds.Parsed> parsed = execution.clientOrderId().flatMap(id -> desk.ids().parse(symbol, id));
        if (holding.trade.isEmpty()) {
            parsed.filter(own -> own.purpose() == OrderPurpose.ENTRY).ifPresent(own -> holding.trade = Optional.of(recovered(own, execution)));
        }
        Optional<OpenTrade> concerned = holding.trade.filter(open -> parsed.isEmpty() || parsed.get().tradeId().equals(open.id));
        if (concerned.isPresent()) {
            fill(concerned.get(), parsed, execution);
        } else {
            desk.resync(); // of a trade that is over, or of nobody's: what it means for the position, the venue knows
        }
    }

    private void fill(OpenTrade open, Optional<OrderIds.Parsed> parsed, Execution execution) {
        BigDecimal quantity = execution.quantity().value();
        String orderId = execution.clientOrderId().map(ClientOrderId::value).orElse(execution.venueOrderId());
        if (parsed.isPresent()) {
            OrderState order = open.order(orderId).orElseGet(() -> foundAgain(parsed.get(), execution)).executed(quantity).accepted(execution.venueOrderId());
            open.put(execution.leaves().isZero() && order.live() && order.executed().compareTo(order.quantity()) >= 0
                    ? order.as(OrderState.Status.DONE, order.detail()) : order);
            holding.report(open.order(orderId).orElseThrow());
        }
        if (parsed.filter(own -> own.purpose() == OrderPurpose.ENTRY).isPresent()) {
            open.entryFill(quantity, execution.price(), execution.fee(), execution.at());
            holding.traded(execution.at());
        } else if (execution.side() != open.entrySide() && open.openQuantity().signum() > 0) {
            String reason = open.order(orderId).map(OrderState::reason).orElse(execution.kind() == Execution.Kind.TRADE ? "external" : "liquidation");
            BigDecimal reference = open.order(orderId).flatMap(OrderState::triggerPrice).orElse(open.exitReferenceOr(execution.price()));
            open.exitFill(quantity.min(open.openQuantity()), execution.price(), execution.fee(), execution.at(), reason, orderId, reference);
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
                reason, desk.now()).accepted(execution.venueOrderId());
    }
}
