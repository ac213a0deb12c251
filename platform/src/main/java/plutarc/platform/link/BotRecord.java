package plutarc.platform.link;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.link.BackendFrame;

/**
 * What a linking bot has to be told, read from its own events: so it is never behind what has been acknowledged to anybody.
 *
 * @param deployment    the deployment that is running or begun; empty where it is stopped
 * @param configuration the latest; empty before the first
 * @param pending       instructions that are not final yet, oldest first
 */
record BotRecord(Optional<DeploymentId> deployment, Optional<BotConfiguration> configuration, List<PendingInstruction> pending) {

    /** @param told whether it is on record that it has been sent */
    record PendingInstruction(BackendFrame.Instruct instruct, boolean told) {
    }

    static BotRecord of(DomainEventStream events) {
        DeploymentId deployment = null;
        BotConfiguration configuration = null;
        Map<InstructionId, PendingInstruction> pending = new LinkedHashMap<>();
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            if (!(message.getPayload() instanceof BotEvent event)) {
                continue;
            }
            switch (event) {
                case BotEvent.BotDeployed deployed -> deployment = deployed.deploymentId();
                case BotEvent.BotWakeStarted woken -> deployment = woken.deploymentId();
                case BotEvent.BotStopped stopped -> deployment = null;
                case BotEvent.BotFellAsleep asleep -> deployment = null;
                // The process that this was for has ended; the next one must not make way as well.
                case BotEvent.BotReplacementBegun begun -> pending.remove(begun.instructionId());
                case BotEvent.BotConfigurationChanged changed -> configuration = changed.configuration();
                case BotEvent.InstructionQueued queued -> pending.put(queued.instructionId(), new PendingInstruction(instruct(queued), false));
                case BotEvent.InstructionProgressed progressed -> advance(pending, progressed);
                default -> {
                }
            }
        }
        return new BotRecord(Optional.ofNullable(deployment), Optional.ofNullable(configuration), List.copyOf(pending.values()));
    }

    /** Those that may still be begun. */
    List<BackendFrame.Instruct> pendingAt(Instant now) {
        return pending.stream().map(PendingInstruction::instruct).filter(instruct -> now.isBefore(instruct.expiresAt())).toList();
    }

    static BackendFrame.Instruct instruct(BotEvent.InstructionQueued queued) {
        return new BackendFrame.Instruct(queued.instructionId(), queued.instruction(), queued.expiresAt());
    }

    private static void advance(Map<InstructionId, PendingInstruction> pending, BotEvent.InstructionProgressed progressed) {
        if (progressed.state().isFinal()) {
            pending.remove(progressed.instructionId());
        } else if (progressed.state() != InstructionState.QUEUED) {
            pending.computeIfPresent(progressed.instructionId(), (id, before) -> new PendingInstruction(before.instruct(), true));
        }
    }
}
