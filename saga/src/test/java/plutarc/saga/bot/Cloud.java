package plutarc.saga.bot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionView;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.compute.ComputeException;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.compute.Deployment;

/** Instances in memory, and failures on demand. */
final class Cloud implements ComputeProvider, Enrolments {
    final Map<BotId, Deployment> instances = new HashMap<>();
    final Map<BotId, String> addresses = new HashMap<>();
    final List<String> versions = new ArrayList<>();
    final List<String> halted = new ArrayList<>();
    ComputeException failure;
    int provisioned;
    int revoked;

    @Override
    public List<RegionView> regions() {
        return List.of();
    }

    @Override
    public String reserveAddress(BotId botId) {
        return addresses.computeIfAbsent(botId, id -> "127.1.0." + (addresses.size() + 1));
    }

    @Override
    public void freeAddress(BotId botId) {
        addresses.remove(botId);
    }

    @Override
    public Instance provision(Deployment deployment, Optional<String> version) {
        versions.add(version.orElse("newest"));
        reserveAddress(deployment.botId());
        if (!deployment.equals(instances.put(deployment.botId(), deployment))) {
            provisioned++;
        }
        if (failure != null) {
            throw failure;
        }
        return new Instance("cloud", deployment.region(), addresses.get(deployment.botId()), deployment.deploymentId().value());
    }

    @Override
    public List<String> versions() {
        return List.of("2", "1");
    }

    @Override
    public void halt(Deployment deployment, String ticket, Duration patience) {
        halted.add(ticket);
    }

    @Override
    public Instance restart(Deployment deployment, String ticket, Optional<String> version, boolean trial) {
        if (failure != null) {
            throw failure;
        }
        instances.put(deployment.botId(), deployment);
        versions.add(version.orElse("same"));
        return new Instance("cloud", deployment.region(), reserveAddress(deployment.botId()), ticket);
    }

    @Override
    public boolean holds(BotId botId, DeploymentId deploymentId) {
        return instances.containsKey(botId) && instances.get(botId).deploymentId().equals(deploymentId);
    }

    @Override
    public void release(BotId botId, DeploymentId deploymentId) {
        if (holds(botId, deploymentId)) {
            instances.remove(botId);
        }
    }

    @Override
    public String issue(WorkspaceId workspaceId, BotId botId, DeploymentId deploymentId) {
        return "token";
    }

    @Override
    public void revoke(BotId botId) {
        revoked++;
    }

    /** No instance is left, and the bot keeps its address: it can be deployed again. */
    boolean keepsOnlyAddresses() {
        return instances.isEmpty() && !addresses.isEmpty();
    }
}
