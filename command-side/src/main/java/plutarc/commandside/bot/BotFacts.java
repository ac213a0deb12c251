package plutarc.commandside.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotEvent;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What a bot's decisions depend on, as its events tell it. Immutable.
 *
 * @param instance      held by the present deployment
 * @param botVersion    that was heard of last; kept while the bot sleeps, not once it is stopped
 * @param configuration empty only between the first event of a bot and the second, which are committed together
 * @param replacement   a restart or update that is under way
 * @param restartedAt   when a restart was last asked for
 */
record BotFacts(BotId botId, WorkspaceId workspaceId, RegionId region, BotState state, DeploymentId deploymentId, Optional<Instance> instance,
                Optional<String> botVersion, Optional<BotConfiguration> configuration, InstructionLog instructions, Rest rest,
                Optional<Replacement> replacement, Optional<Instant> restartedAt) {

    /** A snapshot of before there was sleep knows of none. */
    BotFacts {
        rest = rest == null ? Rest.NONE : rest;
    }

    static BotFacts first(BotEvent.BotDeployed event) {
        return new BotFacts(event.botId(), event.workspaceId(), event.region(), BotState.DEPLOYING, event.deploymentId(), Optional.empty(),
                Optional.empty(), Optional.empty(), InstructionLog.EMPTY, Rest.NONE, Optional.empty(), Optional.empty());
    }

    BotConfiguration current() {
        return configuration.orElseThrow();
    }

    BotFacts after(BotEvent event) {
        return switch (event) {
            case BotEvent.BotDeployed it -> deployed(it.deploymentId(), it.region(), BotTransitions.target(state, BotTrigger.DEPLOY), Optional.empty())
                    .resting(rest.begun(Optional.empty()));
            case BotEvent.BotWakeStarted it -> deployed(it.deploymentId(), it.region(), BotTransitions.target(state, BotTrigger.WAKE), botVersion)
                    .resting(rest.begun(it.awakeUntil()));
            case BotEvent.InstanceProvisioned it -> with(state, Optional.of(it.instance()), botVersion);
            case BotEvent.InstanceRestarted it -> with(state, Optional.of(it.instance()), botVersion);
            case BotEvent.InstanceReleased _ -> with(state, Optional.empty(), botVersion);
            case BotEvent.ProvisioningFailed _ -> with(BotTransitions.target(state, BotTrigger.FAIL_PROVISIONING), Optional.empty(), botVersion);
            case BotEvent.BotCameOnline it -> with(it.state(), instance, Optional.of(it.botVersion())).replacing(Optional.empty());
            case BotEvent.BotWentOffline _ -> with(BotTransitions.target(state, BotTrigger.GO_OFFLINE), instance, botVersion);
            case BotEvent.BotFailed _ -> with(BotTransitions.target(state, BotTrigger.FAIL), instance, botVersion).resting(rest.undisturbed())
                    .replacing(Optional.empty());
            case BotEvent.BotPaused _ -> with(BotTransitions.target(state, BotTrigger.PAUSE), instance, botVersion);
            case BotEvent.BotResumed _ -> with(BotTransitions.target(state, BotTrigger.RESUME), instance, botVersion);
            case BotEvent.BotStopRequested _ -> with(BotTransitions.target(state, BotTrigger.STOP), instance, botVersion).resting(rest.undisturbed())
                    .replacing(Optional.empty());
            case BotEvent.BotStopped _ -> with(BotState.STOPPED, Optional.empty(), Optional.empty());
            case BotEvent.BotScheduleChanged it -> resting(rest.seen(it.window()));
            case BotEvent.BotSleepRequested it -> resting(rest.falls(it.instructionId(), it.next()));
            case BotEvent.BotSleepPostponed _ -> resting(rest.staysUp());
            case BotEvent.BotFellAsleep _ -> with(BotTransitions.target(state, BotTrigger.SLEEP), Optional.empty(), botVersion)
                    .resting(rest.begun(Optional.empty()));
            case BotEvent.BotRestartRequested it -> new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion, configuration,
                    instructions, rest, Optional.of(Replacement.restart(it.instructionId())), Optional.of(it.at()));
            case BotEvent.BotUpdateRequested it -> replacing(Optional.of(Replacement.update(it.instructionId(), it.from(), it.to())));
            case BotEvent.BotReplacementBegun _ -> replacing(replacement.map(it -> it.in(Replacement.Phase.STARTING)));
            case BotEvent.BotUpdateRolledBack _ -> replacing(replacement.map(it -> it.in(Replacement.Phase.GOING_BACK)));
            case BotEvent.BotConfigurationChanged it -> new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion,
                    Optional.of(it.configuration()), instructions, rest, replacement, restartedAt);
            case BotEvent.InstructionQueued it -> with(instructions.queued(it.instructionId(), it.instruction()));
            case BotEvent.InstructionProgressed it -> with(instructions.progressed(it.instructionId(), it.state())).ended(it);
            // What they change is said by another event of the same commit, or they only tell people.
            case BotEvent.BotRenamed _, BotEvent.ExchangeKeyAssigned _, BotEvent.ExchangeKeyUnassigned _, BotEvent.TemplateAssigned _,
                 BotEvent.RiskLimitsSet _, BotEvent.BotRestarted _, BotEvent.BotUpdated _, BotEvent.BotOfflineAlerted _ -> this;
        };
    }

    /** An instruction to sleep, restart or update that came to nothing is not under way any more; one that goes back still is. */
    private BotFacts ended(BotEvent.InstructionProgressed event) {
        if (!event.state().isFinal()) {
            return this;
        }
        var next = rest.fallsBy(event.instructionId()) && event.state() != InstructionState.DONE ? resting(rest.undisturbed()) : this;
        boolean over = replacement.filter(it -> it.instructionId().equals(event.instructionId()) && it.phase() != Replacement.Phase.GOING_BACK).isPresent();
        return over ? next.replacing(Optional.empty()) : next;
    }

    private BotFacts deployed(DeploymentId next, RegionId where, BotState nextState, Optional<String> version) {
        return new BotFacts(botId, workspaceId, where, nextState, next, Optional.empty(), version, configuration, instructions, rest, Optional.empty(),
                restartedAt);
    }

    private BotFacts with(BotState nextState, Optional<Instance> nextInstance, Optional<String> nextVersion) {
        return new BotFacts(botId, workspaceId, region, nextState, deploymentId, nextInstance, nextVersion, configuration, instructions, rest, replacement,
                restartedAt);
    }

    private BotFacts with(InstructionLog next) {
        return new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion, configuration, next, rest, replacement, restartedAt);
    }

    private BotFacts resting(Rest next) {
        return new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion, configuration, instructions, next, replacement, restartedAt);
    }

    private BotFacts replacing(Optional<Replacement> next) {
        return new BotFacts(botId, workspaceId, region, state, deploymentId, instance, botVersion, configuration, instructions, rest, next, restartedAt);
    }
}
