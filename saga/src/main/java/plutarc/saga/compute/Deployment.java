package plutarc.saga.compute;

import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/** Which bot is to run where; a bot has one instance, and a new deployment replaces the former. */
public record Deployment(BotId botId, WorkspaceId workspaceId, DeploymentId deploymentId, RegionId region) {
}
