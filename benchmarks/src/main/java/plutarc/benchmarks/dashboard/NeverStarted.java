package plutarc.benchmarks.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionView;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.compute.Deployment;

/** Gives every bot an instance on which nothing runs: what bots would tell, the benchmark tells. */
@Component
@Primary
public class NeverStarted implements ComputeProvider {

    @Override
    public List<RegionView> regions() {
        return List.of();
    }

    @Override
    public String reserveAddress(BotId botId) {
        return "127.0.0.1";
    }

    @Override
    public void freeAddress(BotId botId) {
    }

    @Override
    public Instance provision(Deployment deployment, Optional<String> version) {
        return new Instance("benchmark", RegionId.LOCAL, "127.0.0.1", "benchmark");
    }

    @Override
    public List<String> versions() {
        return List.of();
    }

    @Override
    public void halt(Deployment deployment, String ticket, Duration patience) {
    }

    @Override
    public Instance restart(Deployment deployment, String ticket, Optional<String> version, boolean trial) {
        return new Instance("benchmark", RegionId.LOCAL, "127.0.0.1", ticket);
    }

    @Override
    public boolean holds(BotId botId, DeploymentId deploymentId) {
        return false;
    }

    @Override
    public void release(BotId botId, DeploymentId deploymentId) {
    }
}
