package plutarc.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionView;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.compute.Deployment;

/** With {@code plutarc.test.no-instances}: bots are deployed, and their processes are the test itself. */
@Component
@Primary
@ConditionalOnProperty("plutarc.test.no-instances")
public class NoInstances implements ComputeProvider {

    private final Set<BotId> freed = ConcurrentHashMap.newKeySet();

    /** Bots whose address has been given back. */
    public Set<BotId> freed() {
        return freed;
    }

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
        freed.add(botId);
    }

    @Override
    public Instance provision(Deployment deployment, Optional<String> version) {
        return new Instance("test", RegionId.LOCAL, "127.0.0.1", "test");
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
        return new Instance("test", RegionId.LOCAL, "127.0.0.1", ticket);
    }

    @Override
    public boolean holds(BotId botId, DeploymentId deploymentId) {
        return false;
    }

    @Override
    public void release(BotId botId, DeploymentId deploymentId) {
    }
}
