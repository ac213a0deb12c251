package plutarc.saga.compute;

import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionView;

/**
 * Provides the instances that bots run on. Every call may block, may be made again at any time (after a time-out, after a crash of the
 * caller), and then has the effect of one call. What it has taken survives a crash of this process. Thread-safe.
 */
public interface ComputeProvider {

    /** Where instances can be had. */
    List<RegionView> regions();

    /**
     * Reserves the address that the bot's connections come from; the same bot gets the same one until {@link #freeAddress}.
     *
     * @throws ComputeException if there is none
     */
    String reserveAddress(BotId botId);

    /** Nothing happens where none is reserved. */
    void freeAddress(BotId botId);

    /**
     * Starts the deployment's instance on the bot's reserved address, or finds that it has it already.
     *
     * @throws ComputeException if it cannot
     */
    Instance provision(Deployment deployment);

    /** Whether anything of this deployment is still taken. */
    boolean holds(BotId botId, DeploymentId deploymentId);

    /**
     * Ends and gives back the deployment's instance. Nothing happens where there is none, or where another deployment has replaced it.
     *
     * @throws ComputeException if it cannot
     */
    void release(BotId botId, DeploymentId deploymentId);
}
