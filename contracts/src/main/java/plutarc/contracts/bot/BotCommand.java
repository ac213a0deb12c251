package plutarc.contracts.bot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.ManualOrder;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a bot: by people, and below them by the backend's own processes and by the bot itself. */
public sealed interface BotCommand extends Command {

    BotId botId();

    @Override
    default String aggregateId() {
        return botId().value();
    }

    // ---- people -------------------------------------------------------------------------------------------------------

    /** Name: 1 to 60 characters, unique in the workspace. Key and template are assigned afterwards. */
    @MessageName("bot.deploy")
    @Requires(Permission.BOTS_DEPLOY)
    record DeployBot(BotId botId, WorkspaceId workspaceId, String name, RegionId region) implements BotCommand {
    }

    /** Deploys a stopped or failed bot again, with its configuration. */
    @MessageName("bot.redeploy")
    @Requires(Permission.BOTS_DEPLOY)
    record RedeployBot(BotId botId) implements BotCommand {
    }

    @MessageName("bot.rename")
    @Requires(Permission.BOTS_CONFIGURE)
    record RenameBot(BotId botId, String name) implements BotCommand {
    }

    /** One bot a key, an active one, and only while the bot is flat. */
    @MessageName("bot.assign_exchange_key")
    @Requires(Permission.BOTS_ASSIGN_KEY)
    record AssignExchangeKey(BotId botId, ExchangeKeyId keyId) implements BotCommand {
    }

    @MessageName("bot.unassign_exchange_key")
    @Requires(Permission.BOTS_ASSIGN_KEY)
    record UnassignExchangeKey(BotId botId) implements BotCommand {
    }

    /** Takes effect at once, with open positions too. */
    @MessageName("bot.assign_template")
    @Requires(Permission.BOTS_ASSIGN_TEMPLATE)
    record AssignTemplate(BotId botId, TemplateId templateId, int version) implements BotCommand {
    }

    @MessageName("bot.set_risk_limits")
    @Requires(Permission.RISK_EDIT)
    record SetRiskLimits(BotId botId, RiskLimits riskLimits) implements BotCommand {
    }

    /** @param instructionId also the idempotency key: the same one again changes nothing and answers as before */
    @MessageName("bot.pause")
    @Requires(Permission.BOTS_PAUSE_RESUME)
    record PauseBot(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    @MessageName("bot.resume")
    @Requires(Permission.BOTS_PAUSE_RESUME)
    record ResumeBot(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    /**
     * Gives a sleeping bot its instance back before its session.
     *
     * @param minutes for which it stays awake whatever its sessions say, 0 to 1440; afterwards it sleeps again as they say
     */
    @MessageName("bot.wake")
    @Requires(Permission.BOTS_DEPLOY)
    record WakeBot(BotId botId, int minutes) implements BotCommand {
    }

    /** Ends the bot's process and starts another in its place. Once an hour. */
    @MessageName("bot.restart")
    @Requires(Permission.BOTS_RESTART)
    record RestartBot(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    /** As a restart, into another version of the bot that is installed; into the former one if that fails. */
    @MessageName("bot.update")
    @Requires(Permission.BOTS_UPDATE_VERSION)
    record UpdateBot(BotId botId, InstructionId instructionId, String version) implements BotCommand {
    }

    /** Winds the bot down and releases its instance. */
    @MessageName("bot.stop")
    @Requires(Permission.BOTS_STOP)
    record StopBot(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    @MessageName("bot.close_position")
    @Requires(Permission.POSITIONS_CLOSE)
    record ClosePosition(BotId botId, InstructionId instructionId, String symbol) implements BotCommand {
    }

    /** Pause and close all. */
    @MessageName("bot.close_all_positions")
    @Requires(Permission.POSITIONS_CLOSE_ALL)
    record CloseAllPositions(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    /** An order by hand that may open a position: for those who choose what the bot trades. {@code reduceOnly} orders are {@link ReducePosition}. */
    @MessageName("bot.place_order")
    @Requires(Permission.BOTS_ASSIGN_TEMPLATE)
    record PlaceOrder(BotId botId, InstructionId instructionId, ManualOrder order) implements BotCommand {
    }

    /** An order by hand that only takes away from a position: for those who may close one. */
    @MessageName("bot.reduce_position")
    @Requires(Permission.POSITIONS_CLOSE)
    record ReducePosition(BotId botId, InstructionId instructionId, ManualOrder order) implements BotCommand {
    }

    /** Takes an order by hand back that rests at the venue, as a stop of the bot would. */
    @MessageName("bot.cancel_order")
    @Requires(Permission.BOTS_STOP)
    record CancelOrder(BotId botId, InstructionId instructionId, String clientOrderId) implements BotCommand {
    }

    // ---- the backend's own processes -----------------------------------------------------------------------------------

    @MessageName("bot.record_instance_provisioned")
    @SentBy(ActorKind.SYSTEM)
    record RecordInstanceProvisioned(BotId botId, DeploymentId deploymentId, Instance instance) implements BotCommand {
    }

    /** Ends the deployment in Error. */
    @MessageName("bot.record_provisioning_failed")
    @SentBy(ActorKind.SYSTEM)
    record RecordProvisioningFailed(BotId botId, DeploymentId deploymentId, String reason) implements BotCommand {
    }

    /** A new process serves the same deployment: started again after a crash or with the installation. */
    @MessageName("bot.record_instance_restarted")
    @SentBy(ActorKind.SYSTEM)
    record RecordInstanceRestarted(BotId botId, DeploymentId deploymentId, Instance instance, String reason) implements BotCommand {
    }

    @MessageName("bot.record_instance_released")
    @SentBy(ActorKind.SYSTEM)
    record RecordInstanceReleased(BotId botId, DeploymentId deploymentId) implements BotCommand {
    }

    /**
     * Holds the bot against its sessions: it may have to sleep or to wake. Answered with the instant of the wall clock at which to
     * ask again, or null where only another event can change anything.
     *
     * @param time      of the bot's venue
     * @param lead      how long before a session a bot is woken
     * @param leastRest a shorter sleep than this is not worth it
     */
    @MessageName("bot.review_schedule")
    @SentBy(ActorKind.SYSTEM)
    record ReviewSchedule(BotId botId, VenueTime time, Duration lead, Duration leastRest) implements BotCommand {
    }

    /** The former process of a restart or update has ended; the next one is about to be started. */
    @MessageName("bot.record_replacement_begun")
    @SentBy(ActorKind.SYSTEM)
    record RecordReplacementBegun(BotId botId, DeploymentId deploymentId, InstructionId instructionId) implements BotCommand {
    }

    /**
     * The process that was to take over does not; an update goes back to the version before.
     *
     * @param goingBack whether it is that of the version before, after an update that failed
     */
    @MessageName("bot.record_replacement_failed")
    @SentBy(ActorKind.SYSTEM)
    record RecordReplacementFailed(BotId botId, DeploymentId deploymentId, InstructionId instructionId, boolean goingBack, String reason) implements BotCommand {
    }

    /** A bot has been Offline for long enough that somebody must be told. */
    @MessageName("bot.raise_offline_alert")
    @SentBy(ActorKind.SYSTEM)
    record RaiseOfflineAlert(BotId botId, DeploymentId deploymentId, Instant lastHeard) implements BotCommand {
    }

    /** Heartbeats have been missed. */
    @MessageName("bot.mark_offline")
    @SentBy(ActorKind.SYSTEM)
    record MarkBotOffline(BotId botId, DeploymentId deploymentId, Instant lastHeard) implements BotCommand {
    }

    @MessageName("bot.mark_failed")
    @SentBy({ActorKind.SYSTEM, ActorKind.BOT})
    record MarkBotFailed(BotId botId, DeploymentId deploymentId, String reason) implements BotCommand {
    }

    /** The assigned key's instruments or activity changed: the bot's configuration follows. */
    @MessageName("bot.follow_exchange_key")
    @SentBy(ActorKind.SYSTEM)
    record FollowExchangeKey(BotId botId, ExchangeKeyId keyId, boolean active, List<Instrument> instruments) implements BotCommand {
    }

    /** A risk limit has paused the bot: its configuration follows, so that it stays paused until somebody resumes it. */
    @MessageName("bot.pause_by_risk_limit")
    @SentBy(ActorKind.SYSTEM)
    record PauseByRiskLimit(BotId botId, String limit) implements BotCommand {
    }

    @MessageName("bot.expire_instruction")
    @SentBy(ActorKind.SYSTEM)
    record ExpireInstruction(BotId botId, InstructionId instructionId) implements BotCommand {
    }

    // ---- the bot itself, over its link ----------------------------------------------------------------------------------

    /** The bot is linked and heard from: Deploying, Waking or Offline become Online or Paused. */
    @MessageName("bot.confirm_online")
    @SentBy(ActorKind.BOT)
    record ConfirmBotOnline(BotId botId, DeploymentId deploymentId, String botVersion) implements BotCommand {
    }

    /** How far an instruction has come. Told twice, it changes nothing. */
    @MessageName("bot.record_instruction_progress")
    @SentBy({ActorKind.SYSTEM, ActorKind.BOT})
    record RecordInstructionProgress(BotId botId, InstructionId instructionId, InstructionState state, Optional<String> detail) implements BotCommand {
    }
}
