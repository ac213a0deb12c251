package plutarc.queryside.bot;

import static plutarc.queryside.bot.ActivityFacts.ACTIVITY;
import static plutarc.queryside.bot.BotFacts.BOTS;
import static plutarc.queryside.bot.DeploymentFacts.DEPLOYMENTS;
import static plutarc.queryside.bot.InstructionFacts.INSTRUCTIONS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.InstructionView;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.message.EventNames;
import plutarc.queryside.message.EventSender;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Listings;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.ViewBatches;
import plutarc.queryside.trading.DataCuts;

/** Bots, the instructions given to them, and the activity feed of both their life and their trading. */
@ProcessingGroup(ViewProcessor.NAME)
public final class BotProjection {

    private final ViewBatches batches;

    public BotProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(BotEvent event, DomainEventMessage<?> message) {
        var batch = batches.current();
        var source = Source.of(message);
        Instant at = message.getTimestamp();
        batch.change(BOTS, event.botId().value(), event.workspaceId(), source, known -> BotFold.fold(known, event, at));
        instructions(batch, event, message);
        var sender = EventSender.of(message.getMetaData());
        DeploymentFacts.of(event).ifPresent(id -> batch.change(DEPLOYMENTS, id.value(), event.workspaceId(), source,
                known -> DeploymentFacts.fold(known, event, sender.actor(), at)));
        BotSentences.of(event, sender.reason(), instructionOf(event).flatMap(id -> batch.find(INSTRUCTIONS, InstructionFacts.id(event.workspaceId(), id))))
                .ifPresent(line -> {
                    String id = ActivityFacts.id(at, source);
                    batch.put(ACTIVITY, id, event.workspaceId(), new ActivityFacts(id, at, Optional.empty(), event.botId(), line.severity(),
                            EventNames.of(event), line.message(), sender.actor()));
                    Listings.add(batch, ActivityFacts.listOfLife(event.botId()), event.workspaceId(), source, id);
                });
    }

    @EventHandler
    void on(TradingEvent event, DomainEventMessage<?> message) {
        var batch = batches.current();
        if (DataCuts.isSettled(batch, event.botId(), message.getTimestamp())) {
            return;
        }
        TradingSentences.of(event).ifPresent(line -> {
            String id = ActivityFacts.id(message.getTimestamp(), Source.of(message));
            batch.put(ACTIVITY, id, event.workspaceId(), new ActivityFacts(id, message.getTimestamp(), Optional.of(line.marketAt()), event.botId(),
                    line.severity(), line.kind().orElseGet(() -> EventNames.of(event)), line.message(), EventSender.of(message.getMetaData()).actor()));
            Listings.add(batch, ActivityFacts.listOfTrading(event.botId()), event.workspaceId(), Source.of(message), id);
        });
    }

    private static Optional<InstructionId> instructionOf(BotEvent event) {
        return switch (event) {
            case BotEvent.InstructionQueued e -> Optional.of(e.instructionId());
            case BotEvent.InstructionProgressed e -> Optional.of(e.instructionId());
            case BotEvent other -> Optional.empty();
        };
    }

    private static void instructions(ViewBatch batch, BotEvent event, DomainEventMessage<?> message) {
        var source = Source.of(message);
        Instant at = message.getTimestamp();
        if (event instanceof BotEvent.InstructionQueued e) {
            batch.change(INSTRUCTIONS, InstructionFacts.id(e.workspaceId(), e.instructionId()), e.workspaceId(), source,
                    known -> known.or(() -> Optional.of(queued(e, EventSender.of(message.getMetaData()), at))));
            Listings.add(batch, InstructionFacts.listOf(e.botId()), e.workspaceId(), source, InstructionFacts.id(e.workspaceId(), e.instructionId()));
        } else if (event instanceof BotEvent.InstructionProgressed e) {
            batch.change(INSTRUCTIONS, InstructionFacts.id(e.workspaceId(), e.instructionId()), e.workspaceId(), source,
                    known -> known.map(instruction -> instruction.progressed(e.state(), e.detail(), at)));
        }
    }

    static InstructionFacts queued(BotEvent.InstructionQueued event, EventSender sender, Instant at) {
        return new InstructionFacts(event.instructionId(), event.botId(), kind(event.instruction()), symbol(event.instruction()), what(event.instruction()), sender.actor(),
                sender.role(), sender.reason(), InstructionState.QUEUED, Optional.empty(), at, event.expiresAt(),
                List.of(new InstructionView.Step(InstructionState.QUEUED, at)));
    }

    private static String kind(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Pause i -> "pause";
            case Instruction.Resume i -> "resume";
            case Instruction.Stop i -> "stop";
            case Instruction.Sleep i -> "sleep";
            case Instruction.Restart i -> "restart";
            case Instruction.Update i -> "update";
            case Instruction.ClosePosition i -> "close_position";
            case Instruction.CloseAll i -> "close_all";
            case Instruction.PlaceOrder i -> "place_order";
            case Instruction.CancelOrder i -> "cancel_order";
        };
    }

    private static Optional<String> symbol(Instruction instruction) {
        return switch (instruction) {
            case Instruction.ClosePosition close -> Optional.of(close.symbol());
            case Instruction.PlaceOrder place -> Optional.of(place.order().symbol());
            case Instruction other -> Optional.empty();
        };
    }

    private static Optional<String> what(Instruction instruction) {
        return switch (instruction) {
            case Instruction.PlaceOrder place -> Optional.of(OrderWords.of(place.order()));
            case Instruction.CancelOrder cancel -> Optional.of(cancel.clientOrderId());
            case Instruction other -> Optional.empty();
        };
    }
}
