package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;

class BotLifeTest {
    private static final Instance HERE = new Instance("local", RegionId.LOCAL, "127.1.0.1", "1");
    private final CommandSide side = CommandSide.shared();

    @Test
    void aDeployedBotHasItsFirstConfigurationInTheSameCommit() {
        var id = BotId.random();
        var events = side.when(OWNER, new DeployBot(id, OURS, "  Alpha " + id, RegionId.LOCAL));
        assertThat(events).hasSize(3);
        assertThat(events.get(1)).isInstanceOfSatisfying(BotDeployed.class, it -> assertThat(it.name()).isEqualTo("Alpha " + id));
        assertThat(((BotConfigurationChanged) events.get(2)).configuration()).satisfies(it -> {
            assertThat(it.revision()).isEqualTo(1);
            assertThat(it.paused()).isFalse();
            assertThat(it.key()).isEmpty();
        });
    }

    @Test
    void aBotIsDeployedOnce() {
        var bot = deployed();
        assertThat(refusal(() -> side.send(OWNER, new DeployBot(bot.id(), OURS, "Other", RegionId.LOCAL))).code()).isEqualTo("bot.exists");
    }

    @Test
    void anInstanceIsRecordedOnce() {
        var bot = deployed();
        var command = new RecordInstanceProvisioned(bot.id(), bot.deployment(), HERE);
        assertThat(side.when(SYSTEM, command)).containsExactly(new InstanceProvisioned(bot.id(), OURS, bot.deployment(), HERE));
        assertThat(side.when(SYSTEM, command)).isEmpty();
    }

    @Test
    void anInstanceOfAFormerDeploymentIsRefusedSoThatItIsGivenBack() {
        var bot = deployed();
        assertThat(refusal(() -> side.send(SYSTEM, new RecordInstanceProvisioned(bot.id(), DeploymentId.random(), HERE))).code())
                .isEqualTo("bot.deployment_superseded");
    }

    @Test
    void aProvisioningThatFailedCanBeDeployedAgainUnderANewDeployment() {
        var bot = deployed();
        assertThat(side.when(SYSTEM, new RecordProvisioningFailed(bot.id(), bot.deployment(), "no memory")))
                .containsExactly(new ProvisioningFailed(bot.id(), OURS, bot.deployment(), "no memory"));
        var again = side.when(OWNER, new RedeployBot(bot.id()));
        assertThat(again).singleElement().isInstanceOfSatisfying(BotDeployed.class, it -> assertThat(it.deploymentId()).isNotEqualTo(bot.deployment()));
    }

    @Test
    void aBotThatIsHeardOfIsOnlineAndToldTwiceChangesNothing() {
        var bot = deployed();
        var confirm = new ConfirmBotOnline(bot.id(), bot.deployment(), "1.0");
        assertThat(side.when(bot(bot.id().value()), confirm)).containsExactly(new BotCameOnline(bot.id(), OURS, bot.deployment(), "1.0", BotState.ONLINE));
        assertThat(side.when(bot(bot.id().value()), confirm)).isEmpty();
    }

    @Test
    void aBotThatWasPausedComesBackPaused() {
        var bot = online();
        var pause = InstructionId.random();
        side.send(OWNER, new PauseBot(bot.id(), pause));
        progress(bot, pause, InstructionState.DONE);
        side.send(SYSTEM, new MarkBotOffline(bot.id(), bot.deployment(), NOW));
        assertThat(side.when(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), bot.deployment(), "1")))
                .containsExactly(new BotCameOnline(bot.id(), OURS, bot.deployment(), "1", BotState.PAUSED));
    }

    @Test
    void silenceOfAFormerDeploymentSaysNothing() {
        var bot = online();
        assertThat(side.when(SYSTEM, new MarkBotOffline(bot.id(), DeploymentId.random(), NOW))).isEmpty();
        assertThat(side.when(SYSTEM, new MarkBotOffline(bot.id(), bot.deployment(), NOW))).containsExactly(new BotWentOffline(bot.id(), OURS, bot.deployment(), NOW));
    }

    @Test
    void aStoppedBotMayNotLink() {
        var bot = stopped();
        assertThat(refusal(() -> side.send(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), bot.deployment(), "1"))).code()).isEqualTo("bot.stopped");
    }

    @Test
    void aStopIsAnInstructionAndAWish() {
        var bot = online();
        var stop = InstructionId.random();
        assertThat(side.when(OWNER, new StopBot(bot.id(), stop))).containsExactly(
                new InstructionQueued(bot.id(), OURS, stop, new Instruction.Stop(), NOW.plus(Instructing.LIFETIME_OF_STOP)),
                new BotStopRequested(bot.id(), OURS, bot.deployment(), stop));
    }

    @Test
    void aBotThatDoesNotRunIsStoppedWithoutAskingIt() {
        var bot = deployed();
        assertThat(side.when(OWNER, new StopBot(bot.id(), InstructionId.random()))).extracting(it -> it.getClass().getSimpleName())
                .containsExactly("InstructionQueued", "BotStopRequested", "InstructionProgressed");
    }

    @Test
    void aReleaseExpiresWhatWasOnItsWay() {
        var bot = online();
        var pause = InstructionId.random();
        var stop = InstructionId.random();
        side.send(OWNER, new PauseBot(bot.id(), pause));
        side.send(OWNER, new StopBot(bot.id(), stop));
        progress(bot, stop, InstructionState.DONE);
        assertThat(side.when(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()))).containsExactly(
                new InstructionProgressed(bot.id(), OURS, pause, InstructionState.EXPIRED, Optional.of("the bot has stopped")),
                new InstanceReleased(bot.id(), OURS, bot.deployment(), NOW), new BotStopped(bot.id(), OURS, bot.deployment()));
        assertThat(side.when(SYSTEM, new RecordInstanceReleased(bot.id(), bot.deployment()))).isEmpty();
    }

    @Test
    void anOnlineBotCannotBeDeployedAgainAndTheRefusalNamesTheStates() {
        var bot = online();
        var refusal = refusal(() -> side.send(OWNER, new RedeployBot(bot.id())));
        assertThat(refusal.code()).isEqualTo("bot.wrong_state");
        assertThat(refusal.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("state");
            assertThat(problem.value()).isEqualTo("online");
            assertThat(problem.allowed()).isEqualTo("error, stopped");
        });
    }

    @Test
    void aRestartOfTheProcessIsRecordedWithItsReason() {
        var bot = online();
        var next = new Instance("local", RegionId.LOCAL, "127.1.0.1", "2");
        var command = new RecordInstanceRestarted(bot.id(), bot.deployment(), next, "killed");
        side.send(SYSTEM, new RecordInstanceProvisioned(bot.id(), bot.deployment(), HERE));
        assertThat(side.when(SYSTEM, command)).containsExactly(new InstanceRestarted(bot.id(), OURS, bot.deployment(), next, "killed"));
        assertThat(side.when(SYSTEM, command)).isEmpty();
    }
}
