package plutarc.commandside.bot;

import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What a bot's decisions depend on, as its events tell it. Immutable.
 *
 * @param configuration empty only between the first event of a bot and the second, which are committed together
 */
record BotFacts(BotId botId, WorkspaceId workspaceId, RegionId region, BotState state, DeploymentId deploymentId, Optional<Instance> instance,
                Optional<String> botVersion, Optional<BotConfiguration> configuration, InstructionLog instructions) {

    static BotFacts first(BotEvent.BotDeployed event) {
        return new BotFacts(event.botId(), event.workspaceId(), event.region(), BotState.DEPLOYING, event.deploymentId(), Optional.empty(),
                Optional.empty(), Optional.empty(), InstructionLog.EMPTY);
    }

    BotConfiguration current() {
        return configuration.orElseThrow();
    }

    BotFacts after(BotEvent event) {
        return switch (event) {
            case BotEvent.BotDeployed it -> new BotFacts(botId, workspaceId, it.region(), BotTransitions.target(state, BotTrigger.DEPLOY),
                    it.deploymentId(), Optional.empty(), Optional.empty(), configuration, instructions);
            case BotEvent.InstanceProvisioned it -> with(state, Optional.of(it.instance()), botVersion);
            case BotEvent.InstanceRestarted it -> with(state, Optional.of(it.instance()), botVersion);
            case BotEvent.ProvisioningFailed _ -> with(BotTransitions.target(state, BotTrigger.FAIL_PROVISIONING), Optional.empty(), botVersion);
            case BotEvent.BotCameOnline it -> with(it.state(), instance, Optional.of(it.botVersion()));
            case BotEvent.BotWentOffline _ -> with(BotTransitions.target(state, BotTrigger.GO_OFFLINE), instance, botVersion);
            case BotEvent.BotFailed _ -> with(BotTransitions.target(state, BotTrigger.FAIL), instance, botVersion);
            case BotEvent.BotPaused _ -> with(BotTransitions.target(state, BotTrigger.PAUSE), instance, botVersion);
            case BotEvent.BotResumed _ -> with(BotTransitions.target(state, BotTrigger.RESUME), instance, botVersion);
            case BotEvent.BotStopRequested _ -> with(BotTransitions.target(state, BotTrigger.STOP), instance, botVersion);
            case BotEvent.BotStopped _ -> with(BotState.STOPPED, Optional.empty(), Optional.empty());
            case BotEvent.BotConfigurationChanged it -> new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion,
                    Optional.of(it.configuration()), instructions);
            case BotEvent.InstructionQueued it -> with(instructions.queued(it.instructionId(), it.instruction()));
            case BotEvent.InstructionProgressed it -> with(instructions.progressed(it.instructionId(), it.state()));
            // The configuration that follows in the same commit says the same.
            case BotEvent.BotRenamed _, BotEvent.ExchangeKeyAssigned _, BotEvent.ExchangeKeyUnassigned _, BotEvent.TemplateAssigned _,
                 BotEvent.RiskLimitsSet _ -> this;
        };
    }

    private BotFacts with(BotState nextState, Optional<Instance> nextInstance, Optional<String> nextVersion) {
        return new BotFacts(botId, workspaceId, region, nextState, deploymentId, nextInstance, nextVersion, configuration, instructions);
    }

    private BotFacts with(InstructionLog next) {
        return new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion, configuration, next);
    }
}
