package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.WorkspaceId;

/** What has happened to a bot. */
public sealed interface BotEvent extends Event {

    BotId botId();

    WorkspaceId workspaceId();

    /** A deployment has begun; the bot is Deploying. The first one of a bot creates it. */
    @MessageName("bot.deployed")
    record BotDeployed(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, String name, RegionId region) implements BotEvent {
    }

    @MessageName("bot.instance_provisioned")
    record InstanceProvisioned(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Instance instance) implements BotEvent {
    }

    /** The bot is in Error; what had been taken for it is freed. */
    @MessageName("bot.provisioning_failed")
    record ProvisioningFailed(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, String reason) implements BotEvent {
    }

    @MessageName("bot.instance_restarted")
    record InstanceRestarted(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Instance instance, String reason) implements BotEvent {
    }

    /** Linked and heard from. {@code state} is ONLINE, or PAUSED where the bot is configured so. */
    @MessageName("bot.came_online")
    record BotCameOnline(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, String botVersion, BotState state) implements BotEvent {
    }

    @MessageName("bot.went_offline")
    record BotWentOffline(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Instant lastHeard) implements BotEvent {
    }

    @MessageName("bot.failed")
    record BotFailed(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, String reason) implements BotEvent {
    }

    @MessageName("bot.renamed")
    record BotRenamed(BotId botId, WorkspaceId workspaceId, String name) implements BotEvent {
    }

    @MessageName("bot.exchange_key_assigned")
    record ExchangeKeyAssigned(BotId botId, WorkspaceId workspaceId, ExchangeKeyId keyId) implements BotEvent {
    }

    @MessageName("bot.exchange_key_unassigned")
    record ExchangeKeyUnassigned(BotId botId, WorkspaceId workspaceId, ExchangeKeyId keyId) implements BotEvent {
    }

    @MessageName("bot.template_assigned")
    record TemplateAssigned(BotId botId, WorkspaceId workspaceId, TemplateId templateId, String name, int version) implements BotEvent {
    }

    @MessageName("bot.risk_limits_set")
    record RiskLimitsSet(BotId botId, WorkspaceId workspaceId, RiskLimits riskLimits) implements BotEvent {
    }

    /** Follows, in the same commit, every event that changes what the bot must do: the whole configuration, ready for the link. */
    @MessageName("bot.configuration_changed")
    record BotConfigurationChanged(BotId botId, WorkspaceId workspaceId, BotConfiguration configuration) implements BotEvent {
    }

    /** Somebody wants the bot to do something; it is on its way to it. */
    @MessageName("bot.instruction_queued")
    record InstructionQueued(BotId botId, WorkspaceId workspaceId, InstructionId instructionId, Instruction instruction, Instant expiresAt) implements BotEvent {
    }

    /** SENT, ACKNOWLEDGED, DONE, FAILED or EXPIRED; {@code detail} says what was done, or why not. */
    @MessageName("bot.instruction_progressed")
    record InstructionProgressed(BotId botId, WorkspaceId workspaceId, InstructionId instructionId, InstructionState state, Optional<String> detail) implements BotEvent {
    }

    /** The bot has stopped opening positions. */
    @MessageName("bot.paused")
    record BotPaused(BotId botId, WorkspaceId workspaceId) implements BotEvent {
    }

    @MessageName("bot.resumed")
    record BotResumed(BotId botId, WorkspaceId workspaceId) implements BotEvent {
    }

    /** Winding Down: its instance is to be released once the bot has ended, or after a grace time. */
    @MessageName("bot.stop_requested")
    record BotStopRequested(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, InstructionId instructionId) implements BotEvent {
    }

    /** What the template's sessions say by the venue's time: the window that runs or comes next; empty where it never closes. */
    @MessageName("bot.schedule_changed")
    record BotScheduleChanged(BotId botId, WorkspaceId workspaceId, Optional<SessionWindow> window) implements BotEvent {
    }

    /** The last session is over and the bot is flat: it is told to end, and its instance is to be released. */
    @MessageName("bot.sleep_requested")
    record BotSleepRequested(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, InstructionId instructionId, SessionWindow next) implements BotEvent {
    }

    /** The last session is over and the bot stays up, for now. Said once a session. */
    @MessageName("bot.sleep_postponed")
    record BotSleepPostponed(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, String reason) implements BotEvent {
    }

    /** Its instance is released; its address stays reserved. */
    @MessageName("bot.fell_asleep")
    record BotFellAsleep(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, SessionWindow next) implements BotEvent {
    }

    /**
     * A deployment has begun for a sleeping bot; it is Waking.
     *
     * @param botVersion the version that it ran before it slept
     * @param next       the session that it is woken for
     * @param awakeUntil wall clock; before it the bot does not sleep again
     */
    @MessageName("bot.wake_started")
    record BotWakeStarted(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, RegionId region, Optional<String> botVersion, WakeCause cause,
                          Optional<SessionWindow> next, Optional<Instant> awakeUntil) implements BotEvent {
    }

    /**
     * Precedes, in the same commit, the event that says why. An instance is charged from its bot's first {@link BotCameOnline} to this.
     *
     * @param at wall clock; from here on the deployment holds nothing
     */
    @MessageName("bot.instance_released")
    record InstanceReleased(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Instant at) implements BotEvent {
    }

    @MessageName("bot.restart_requested")
    record BotRestartRequested(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, RegionId region, InstructionId instructionId, Instant at) implements BotEvent {
    }

    /** @param from the version that runs, where it is known */
    @MessageName("bot.update_requested")
    record BotUpdateRequested(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, RegionId region, InstructionId instructionId,
                              Optional<String> from, String to) implements BotEvent {
    }

    /** Of a restart or update: the former process has ended. */
    @MessageName("bot.replacement_begun")
    record BotReplacementBegun(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, InstructionId instructionId) implements BotEvent {
    }

    /** Another process of the same version has taken over. */
    @MessageName("bot.restarted")
    record BotRestarted(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId) implements BotEvent {
    }

    /** A process of another version has taken over. */
    @MessageName("bot.updated")
    record BotUpdated(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Optional<String> from, String to) implements BotEvent {
    }

    /** The update failed; the version before is started again. */
    @MessageName("bot.update_rolled_back")
    record BotUpdateRolledBack(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, InstructionId instructionId, Optional<String> backTo, String failed,
                               String reason) implements BotEvent {
    }

    /** The bot has been Offline for longer than a passing fault lasts. */
    @MessageName("bot.offline_alerted")
    record BotOfflineAlerted(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, Instant lastHeard) implements BotEvent {
    }

    /** The instance is released and charging has ended. */
    @MessageName("bot.stopped")
    record BotStopped(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId) implements BotEvent {
    }
}
