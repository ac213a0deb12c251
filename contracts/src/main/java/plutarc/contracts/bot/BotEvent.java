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

    /** The instance is released and charging has ended. */
    @MessageName("bot.stopped")
    record BotStopped(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId) implements BotEvent {
    }
}
