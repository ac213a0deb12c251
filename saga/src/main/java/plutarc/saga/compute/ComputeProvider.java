package plutarc.saga.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

    /** Versions of the bot that can be run, newest first. */
    List<String> versions();

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
     * @param version of the bot to run; the newest where it is empty or not installed any more
     * @throws ComputeException if it cannot
     */
    Instance provision(Deployment deployment, Optional<String> version);

    /**
     * Ends the bot's process on its instance and keeps everything else: waits for it to end itself, and ends it after {@code patience}.
     * Nothing happens once {@link #restart} was called with the same ticket.
     *
     * @param ticket names this replacement of one process by another
     * @throws ComputeException if it cannot
     */
    void halt(Deployment deployment, String ticket, Duration patience);

    /**
     * Starts the bot's process again in place, on the same address. After {@link #halt}; the same ticket again starts nothing.
     *
     * @param version to run; empty for the one that ran
     * @param trial   whether a process that keeps ending is to be given up soon
     * @throws ComputeException if it cannot; lasting if the version is not installed
     */
    Instance restart(Deployment deployment, String ticket, Optional<String> version, boolean trial);

    /** Whether anything of this deployment is still taken. */
    boolean holds(BotId botId, DeploymentId deploymentId);

    /**
     * Ends and gives back the deployment's instance. Nothing happens where there is none, or where another deployment has replaced it.
     *
     * @throws ComputeException if it cannot
     */
    void release(BotId botId, DeploymentId deploymentId);
}
