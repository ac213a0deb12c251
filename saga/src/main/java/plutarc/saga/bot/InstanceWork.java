package plutarc.saga.bot;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.contracts.bot.BotCommand.RecordInstanceProvisioned;
import plutarc.contracts.bot.BotCommand.RecordInstanceReleased;
import plutarc.contracts.bot.BotCommand.RecordInstanceRestarted;
import plutarc.contracts.bot.BotCommand.RecordProvisioningFailed;
import plutarc.contracts.bot.BotCommand.RecordReplacementBegun;
import plutarc.contracts.bot.BotCommand.RecordReplacementFailed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.link.Enrolments;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.compute.ComputeException;
import plutarc.saga.compute.ComputeProvider;
import plutarc.saga.compute.Deployment;
import plutarc.saga.message.SystemCommands;

/**
 * The blocking half of the processes: calls the compute provider away from the thread that handles events, and puts the outcome on
 * record. One piece of work a deployment at a time; asked for it while it is under way, it does nothing, because whoever asks asks
 * again until the outcome has become an event. So it may be lost at any step, by a crash or a failed command, and nothing is lost.
 * Whatever is given back, the address stays the bot's: it may be on whitelists. Thread-safe.
 */
public final class InstanceWork {
    private static final Logger log = LoggerFactory.getLogger(InstanceWork.class);

    private final ComputeProvider provider;
    private final Enrolments enrolments;
    private final SystemCommands commands;
    private final Executor executor;
    private final Set<DeploymentId> underWay = ConcurrentHashMap.newKeySet();

    /** @param executor may run work on as many threads as it likes */
    public InstanceWork(ComputeProvider provider, Enrolments enrolments, SystemCommands commands, Executor executor) {
        this.provider = provider;
        this.enrolments = enrolments;
        this.commands = commands;
        this.executor = executor;
    }

    /**
     * One process in place of another.
     *
     * @param version   empty for the one that ran
     * @param goingBack whether an update failed and this is the version before
     */
    public record Exchange(Deployment deployment, InstructionId instructionId, Optional<String> version, boolean update, boolean goingBack) {

        private String ticket() {
            return instructionId.value() + (goingBack ? "/back" : "");
        }

        private String reason() {
            return goingBack ? "the update failed, so the version before takes over" : update ? "updated" : "restarted as asked";
        }
    }

    /** Provides the instance and records it, or what keeps it from being provided for good. */
    public void provision(Deployment deployment, Optional<String> version) {
        begin(deployment.deploymentId(), () -> {
            try {
                var instance = provider.provision(deployment, version);
                record(deployment, new RecordInstanceProvisioned(deployment.botId(), deployment.deploymentId(), instance));
            } catch (ComputeException failure) {
                if (failure.isPassing()) {
                    throw failure;
                }
                free(deployment.botId(), deployment.deploymentId());
                record(deployment, failed(deployment, failure.getMessage()));
            } catch (RefusedException unwanted) {
                log.atInfo().addKeyValue("bot", deployment.botId()).addKeyValue("code", unwanted.refusal().code()).log("instance is not wanted any more");
                free(deployment.botId(), deployment.deploymentId());
            }
        });
    }

    /** Frees everything that was taken, and records the failure. */
    public void abandon(Deployment deployment, String reason) {
        begin(deployment.deploymentId(), () -> {
            free(deployment.botId(), deployment.deploymentId());
            record(deployment, failed(deployment, reason));
        });
    }

    /** Frees the instance, and records that it is released. */
    public void release(String process, WorkspaceId workspaceId, BotId botId, DeploymentId deploymentId) {
        begin(deploymentId, () -> {
            free(botId, deploymentId);
            commands.send(process, workspaceId, new RecordInstanceReleased(botId, deploymentId));
        });
    }

    /** Ends the bot's process, records that, starts the next in its place and records that too, or what keeps it from being started. */
    public void exchange(Exchange exchange, Duration patience) {
        var deployment = exchange.deployment();
        begin(deployment.deploymentId(), () -> {
            try {
                provider.halt(deployment, exchange.ticket(), patience);
                if (!exchange.goingBack()) {
                    commands.send("replacing", deployment.workspaceId(),
                            new RecordReplacementBegun(deployment.botId(), deployment.deploymentId(), exchange.instructionId()));
                }
                var instance = provider.restart(deployment, exchange.ticket(), exchange.version(), exchange.update());
                commands.send("replacing", deployment.workspaceId(),
                        new RecordInstanceRestarted(deployment.botId(), deployment.deploymentId(), instance, exchange.reason()));
            } catch (ComputeException failure) {
                if (failure.isPassing()) {
                    throw failure;
                }
                commands.send("replacing", deployment.workspaceId(), new RecordReplacementFailed(deployment.botId(), deployment.deploymentId(),
                        exchange.instructionId(), exchange.goingBack(), failure.getMessage()));
            }
        });
    }

    /** Only what this deployment holds: another one of the same bot may have begun. */
    private void free(BotId botId, DeploymentId deploymentId) {
        if (provider.holds(botId, deploymentId)) {
            enrolments.revoke(botId);
            provider.release(botId, deploymentId);
        }
    }

    private static RecordProvisioningFailed failed(Deployment deployment, String reason) {
        return new RecordProvisioningFailed(deployment.botId(), deployment.deploymentId(), reason);
    }

    private void record(Deployment deployment, Command command) {
        commands.send("provisioning", deployment.workspaceId(), command);
    }

    private void begin(DeploymentId deployment, Runnable work) {
        if (!underWay.add(deployment)) {
            return;
        }
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException later) {
                log.atWarn().addKeyValue("deployment", deployment)
                        .addKeyValue("reason", later.getMessage()).log("instance work is tried again later");
            } finally {
                underWay.remove(deployment);
            }
        });
    }
}
