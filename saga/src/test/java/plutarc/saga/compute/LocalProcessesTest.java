package plutarc.saga.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

class LocalProcessesTest implements InstanceListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;
    private final List<LocalProcesses> backends = new ArrayList<>();
    private final List<String> restarts = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Deployment deployment = new Deployment(new BotId("alpha"), new WorkspaceId("ours"), new DeploymentId("first"), RegionId.LOCAL);
    private volatile boolean deaf;

    @AfterEach
    void endAll() {
        var last = backend();
        last.resume();
        last.close();
        backends.forEach(LocalProcesses::close);
    }

    @Test
    void aBotIsAProcessOfItsOwnOnAnAddressOfItsOwn() throws Exception {
        var instance = backend().provision(deployment, Optional.empty());
        var folder = data.resolve("bots/alpha");
        awaitAfloat(Long.parseLong(instance.handle()));
        assertThat(instance.address()).matches("127\\.\\d+\\.\\d+\\.\\d+").doesNotStartWith("127.0.0.");
        assertThat(Files.readString(folder.resolve("arguments"))).contains("--link ws://127.0.0.1:1/link/v1", "--bot alpha", "--deployment first",
                "--bind " + instance.address(), "--folder " + folder.toAbsolutePath()).doesNotContain("token-1");
        assertThat(Files.readString(folder.resolve("token"))).isEqualTo("token-1");
        assertThat(Files.readString(folder.resolve("bot.log"))).contains("afloat");
    }

    @Test
    void provisioningAgainFindsTheSameProcess() {
        var backend = backend();
        assertThat(backend.provision(deployment, Optional.empty())).isEqualTo(backend.provision(deployment, Optional.empty()));
        assertThat(tokens).hasValue(1);
    }

    @Test
    void aKilledBackendLeavesTheBotAndTheNextOneAdoptsIt() {
        var first = backend();
        var instance = first.provision(deployment, Optional.empty());
        awaitAfloat(Long.parseLong(instance.handle()));
        first.abandon();
        var second = backend();
        second.resume();
        assertThat(second.provision(deployment, Optional.empty())).isEqualTo(instance);
        assertThat(tokens).hasValue(1);
        assertThat(restarts).isEmpty();
        second.release(deployment.botId(), deployment.deploymentId());
        assertThat(alive(instance)).isFalse();
    }

    @Test
    void aProcessThatWasStartedButNotRecordedIsFoundNotDoubled() {
        var first = backend();
        var instance = first.provision(deployment, Optional.empty());
        awaitAfloat(Long.parseLong(instance.handle()));
        first.abandon();
        var file = new JsonFile<>(data.resolve("instances/alpha.json"), new tools.jackson.core.type.TypeReference<InstanceRecord>() {
        });
        file.write(InstanceRecord.wanted(deployment, instance.address(), Optional.empty()));
        var second = backend();
        second.resume();
        assertThat(second.provision(deployment, Optional.empty())).isEqualTo(instance);
        assertThat(tokens).hasValue(1);
    }

    @Test
    void aKilledBotIsStartedAgainWithAReasonOnTheSameAddress() {
        var instance = backend().provision(deployment, Optional.empty());
        awaitAfloat(Long.parseLong(instance.handle()));
        ProcessHandle.of(Long.parseLong(instance.handle())).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> restarts.size() == 1);
        assertThat(restarts.getFirst()).contains(instance.address()).contains("afloat").doesNotContain(" " + instance.handle() + " ");
    }

    @Test
    void aRestartThatCouldNotBePutOnRecordIsToldByTheNextBackend() {
        var first = backend();
        var instance = first.provision(deployment, Optional.empty());
        awaitAfloat(Long.parseLong(instance.handle()));
        deaf = true;
        ProcessHandle.of(Long.parseLong(instance.handle())).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> tokens.get() == 2);
        await().atMost(PATIENCE).until(() -> Files.readString(data.resolve("instances/alpha.json")).contains("afloat"));
        first.abandon();
        deaf = false;
        backend().resume();
        await().atMost(PATIENCE).until(() -> restarts.size() == 1);
    }

    @Test
    void aBotThatKeepsCrashingIsGivenUpWithItsLastWords() throws Exception {
        behave("crash");
        backend().provision(deployment, Optional.empty());
        await().atMost(PATIENCE).until(() -> failures.size() == 1);
        assertThat(failures.getFirst()).contains("3 times in a row").contains("the ship is sinking");
        assertThat(tokens).hasValue(3);
        assertThat(Files.list(data.resolve("bots/alpha")).map(Path::getFileName).map(Path::toString)).contains("bot.log", "bot.log.1", "bot.log.2");
        assertThatThrownBy(() -> backends.getFirst().provision(deployment, Optional.empty())).isInstanceOf(ComputeException.class).hasMessageContaining("the ship is sinking");
    }

    @Test
    void aBotThatEndsItselfInOrderIsNotStartedAgain() throws Exception {
        behave("leave");
        backend().provision(deployment, Optional.empty());
        await().atMost(PATIENCE).until(() -> Files.readString(data.resolve("instances/alpha.json")).contains("\"desired\":false"));
        assertThat(tokens).hasValue(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void anOrderlyEndEndsTheBotsAndTheNextStartRunsThemAgainOnTheSameAddress() {
        var first = backend();
        var instance = first.provision(deployment, Optional.empty());
        awaitAfloat(Long.parseLong(instance.handle()));
        first.close();
        assertThat(alive(instance)).isFalse();
        backend().resume();
        await().atMost(PATIENCE).until(() -> restarts.size() == 1);
        assertThat(restarts.getFirst()).contains(instance.address()).contains("with the installation");
    }

    @Test
    void aNewDeploymentReplacesTheFormerAndReleasingTheFormerDoesNothing() {
        var backend = backend();
        var former = backend.provision(deployment, Optional.empty());
        var next = new Deployment(deployment.botId(), deployment.workspaceId(), new DeploymentId("second"), RegionId.LOCAL);
        var replaced = backend.provision(next, Optional.empty());
        assertThat(alive(former)).isFalse();
        assertThat(replaced.address()).isEqualTo(former.address());
        backend.release(deployment.botId(), deployment.deploymentId());
        assertThat(backend.holds(next.botId(), next.deploymentId())).isTrue();
        assertThat(alive(replaced)).isTrue();
    }

    @Test
    void aReleasedDeploymentLeavesNothing() {
        var backend = backend();
        var instance = backend.provision(deployment, Optional.empty());
        backend.release(deployment.botId(), deployment.deploymentId());
        backend.release(deployment.botId(), deployment.deploymentId());
        assertThat(alive(instance)).isFalse();
        assertThat(backend.holds(deployment.botId(), deployment.deploymentId())).isFalse();
        assertThat(data.resolve("instances/alpha.json")).doesNotExist();
    }

    @Test
    void aProcessIsReplacedInPlaceOnceATicket() {
        var backend = backend();
        var former = backend.provision(deployment, Optional.empty());
        backend.halt(deployment, "ticket", Duration.ZERO);
        assertThat(alive(former)).isFalse();
        var next = backend.restart(deployment, "ticket", Optional.empty(), false);
        backend.halt(deployment, "ticket", Duration.ZERO);
        assertThat(backend.restart(deployment, "ticket", Optional.empty(), false)).isEqualTo(next);
        assertThat(next.address()).isEqualTo(former.address());
        assertThat(next.handle()).isNotEqualTo(former.handle());
        assertThat(alive(next)).isTrue();
        assertThat(restarts).isEmpty();
    }

    @Test
    void aProcessThatEndsItselfIsNotEndedByForceWhenItIsHalted() throws Exception {
        behave("leave");
        var backend = backend();
        backend.provision(deployment, Optional.empty());
        backend.halt(deployment, "ticket", PATIENCE);
        assertThat(failures).isEmpty();
        assertThat(restarts).isEmpty();
    }

    @Test
    void aHaltedProcessIsNotStartedByTheNextBackendBeforeItIsAskedFor() {
        var first = backend();
        first.provision(deployment, Optional.empty());
        first.halt(deployment, "ticket", Duration.ZERO);
        first.abandon();
        var second = backend();
        second.resume();
        assertThat(tokens).hasValue(1);
        second.restart(deployment, "ticket", Optional.empty(), false);
        assertThat(tokens).hasValue(2);
    }

    @Test
    void aProcessOnTrialIsGivenUpSooner() throws Exception {
        var backend = backend();
        backend.provision(deployment, Optional.empty());
        backend.halt(deployment, "ticket", Duration.ZERO);
        behave("crash");
        backend.restart(deployment, "ticket", Optional.empty(), true);
        await().atMost(PATIENCE).until(() -> failures.size() == 1);
        assertThat(failures.getFirst()).contains("2 times in a row").contains("the ship is sinking");
    }

    @Test
    void aVersionThatIsNotInstalledIsRefused() {
        var backend = backend();
        backend.provision(deployment, Optional.empty());
        assertThatThrownBy(() -> backend.restart(deployment, "ticket", Optional.of("9"), true)).isInstanceOf(ComputeException.class).hasMessageContaining("version 9");
    }

    @Test
    void anUnknownRegionIsRefusedAndTakesNothing() {
        var elsewhere = new Deployment(deployment.botId(), deployment.workspaceId(), deployment.deploymentId(), new RegionId("moon"));
        assertThatThrownBy(() -> backend().provision(elsewhere, Optional.empty())).isInstanceOf(ComputeException.class).hasMessageContaining("moon").hasMessageContaining("local");
        assertThat(data.resolve("addresses.json")).doesNotExist();
    }

    @Override
    public void restarted(Deployment which, Instance instance, String reason) {
        if (deaf) {
            throw new IllegalStateException("nobody listens");
        }
        restarts.add(instance.address() + " " + instance.handle() + " " + reason);
    }

    @Override
    public void failed(Deployment which, String reason) {
        failures.add(reason);
    }

    private LocalProcesses backend() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classpath = Path.of("target", "test-classes").toAbsolutePath().toString();
        var settings = new LocalSettings(data, java, classpath, SmallBot.class.getName(), LocalSettings.SMALL, () -> "ws://127.0.0.1:1/link/v1",
                Duration.ofMillis(20), Duration.ofMillis(100), 3, Duration.ofMinutes(2), Duration.ofSeconds(5));
        var backend = new LocalProcesses(settings, which -> "token-" + tokens.incrementAndGet(), this, InstantSource.system());
        backends.add(backend);
        return backend;
    }

    private void behave(String how) throws Exception {
        Files.createDirectories(data.resolve("bots/alpha"));
        Files.writeString(data.resolve("bots/alpha/behave"), how);
    }

    private void awaitAfloat(long pid) {
        var file = data.resolve("bots/alpha/afloat");
        await().atMost(PATIENCE).until(() -> Files.exists(file) && Files.readString(file).equals(Long.toString(pid)));
    }

    private static boolean alive(Instance instance) {
        return Optional.of(instance.handle()).map(Long::parseLong).flatMap(ProcessHandle::of).map(ProcessHandle::isAlive).orElse(false);
    }
}
