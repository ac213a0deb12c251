package plutarc.saga.bot;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.SagaTestFixture;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.saga.compute.ProvisioningTimes;
import plutarc.saga.message.SystemCommands;

/** The events of one bot, and a fixture whose work is done at once against a cloud in memory. */
final class Life {
    static final BotId BOT = new BotId("alpha");
    static final WorkspaceId OURS = new WorkspaceId("ours");
    static final DeploymentId FIRST = new DeploymentId("first");
    static final InstructionId STOP = new InstructionId("stop");
    static final Instance INSTANCE = new Instance("cloud", RegionId.LOCAL, "127.1.0.1", "first");
    /** No multiple of the retry is another deadline, so that each step fires alone. */
    static final ProcessSettings SETTINGS = new ProcessSettings(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofSeconds(7), Duration.ofSeconds(10),
            Duration.ofSeconds(121), Duration.ofSeconds(90), Duration.ofSeconds(10));

    static final BotDeployed DEPLOYED = new BotDeployed(BOT, OURS, FIRST, "Alpha", RegionId.LOCAL);
    static final InstanceProvisioned PROVISIONED = new InstanceProvisioned(BOT, OURS, FIRST, INSTANCE);
    static final ProvisioningFailed PROVISIONING_FAILED = new ProvisioningFailed(BOT, OURS, FIRST, "too late");
    static final BotCameOnline ONLINE = new BotCameOnline(BOT, OURS, FIRST, "1", BotState.ONLINE);
    static final BotFailed FAILED = new BotFailed(BOT, OURS, FIRST, "crashed");
    static final BotStopRequested STOP_REQUESTED = new BotStopRequested(BOT, OURS, FIRST, STOP);
    static final BotStopped STOPPED = new BotStopped(BOT, OURS, FIRST);

    private static final Path NOWHERE = Path.of("target", "provisioning-times", "none.json");

    private Life() {
    }

    static InstructionQueued queued(Instant expiresAt) {
        return new InstructionQueued(BOT, OURS, STOP, new Instruction.Stop(), expiresAt);
    }

    static InstructionProgressed progressed(InstructionState state) {
        return new InstructionProgressed(BOT, OURS, STOP, state, Optional.empty());
    }

    static <T> SagaTestFixture<T> fixture(Class<T> saga, Cloud cloud) {
        return fixture(saga, cloud, new ProvisioningTimes(NOWHERE));
    }

    static <T> SagaTestFixture<T> fixture(Class<T> saga, Cloud cloud, ProvisioningTimes times) {
        var fixture = new SagaTestFixture<>(saga);
        var commands = new SystemCommands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build());
        fixture.registerResource(commands);
        fixture.registerResource(SETTINGS);
        fixture.registerResource(times);
        fixture.registerResource(new InstanceWork(cloud, cloud, commands, Runnable::run));
        return fixture;
    }
}
