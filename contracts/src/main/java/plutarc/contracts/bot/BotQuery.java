package plutarc.contracts.bot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Query;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked about bots. Each is answered for one workspace; a bot of another one is as unknown as one that never was. */
public sealed interface BotQuery<R> extends Query<R> {

    /** All bots of the workspace, by name. Answered by {@code List<BotView>}. */
    @MessageName("bot.fleet")
    @Requires(Permission.BOTS_VIEW)
    record Fleet(WorkspaceId workspaceId) implements BotQuery<List<BotView>> {
    }

    /** Answered by {@code Optional<BotView>}. */
    @MessageName("bot.by_id")
    @Requires(Permission.BOTS_VIEW)
    record BotById(WorkspaceId workspaceId, BotId botId) implements BotQuery<Optional<BotView>> {
    }

    /** Newest first. {@code botId} empty: of the whole workspace. {@code limit} 1 to 500. */
    @MessageName("bot.activity")
    @Requires(Permission.BOTS_VIEW)
    record Activity(WorkspaceId workspaceId, Optional<BotId> botId, Optional<Instant> before, int limit) implements BotQuery<List<ActivityView>> {
    }

    /** Newest first, {@code limit} 1 to 500. */
    @MessageName("bot.instructions")
    @Requires(Permission.BOTS_VIEW)
    record Instructions(WorkspaceId workspaceId, BotId botId, int limit) implements BotQuery<List<InstructionView>> {
    }

    /** The bot's instances, past and present, newest first; {@code limit} 1 to 500. */
    @MessageName("bot.deployments")
    @Requires(Permission.BOTS_VIEW)
    record Deployments(WorkspaceId workspaceId, BotId botId, int limit) implements BotQuery<List<DeploymentView>> {
    }

    /** The instances of all bots, past and present, newest first; {@code limit} 1 to 500. */
    @MessageName("bot.fleet_deployments")
    @Requires(Permission.BOTS_VIEW)
    record FleetDeployments(WorkspaceId workspaceId, int limit) implements BotQuery<List<DeploymentView>> {
    }

    /** One instruction's state, the answer to "what became of my command". */
    @MessageName("bot.instruction_by_id")
    @Requires(Permission.BOTS_VIEW)
    record InstructionById(WorkspaceId workspaceId, InstructionId instructionId) implements BotQuery<Optional<InstructionView>> {
    }

    /** Regions that a bot can be deployed to. */
    @MessageName("bot.regions")
    @Requires(Permission.BOTS_VIEW)
    record Regions(WorkspaceId workspaceId) implements BotQuery<List<RegionView>> {
    }

    /** Every region that is known, with its distance to exchanges. */
    @MessageName("bot.region_latencies")
    @Requires(Permission.BOTS_VIEW)
    record RegionLatencies(WorkspaceId workspaceId) implements BotQuery<List<RegionLatencyView>> {
    }

    /** The configuration as the link needs it, across workspaces: for the backend itself. */
    @MessageName("bot.configuration")
    @SentBy(ActorKind.SYSTEM)
    record Configuration(BotId botId) implements BotQuery<Optional<BotConfiguration>> {
    }
}
