package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotState;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.Role;

class ReplacingTest {
    private final CommandSide side = CommandSide.shared();
    private final InstructionId id = InstructionId.random();

    @Test
    void aRestartIsDoneWhenTheNextProcessIsHeardOf() {
        var bot = online();
        assertThat(side.when(OWNER, new RestartBot(bot.id(), id))).contains(new BotRestartRequested(bot.id(), OURS, bot.deployment(), RegionId.LOCAL, id, NOW));
        progress(bot, id, InstructionState.DONE);
        assertThat(confirm(bot, "1")).as("the former process, still").isEmpty();
        assertThat(side.when(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id)))
                .containsExactly(new BotReplacementBegun(bot.id(), OURS, bot.deployment(), id));
        assertThat(confirm(bot, "1")).containsExactly(
                new InstructionProgressed(bot.id(), OURS, id, InstructionState.DONE, Optional.of("another process has taken over")),
                new BotRestarted(bot.id(), OURS, bot.deployment()), new BotCameOnline(bot.id(), OURS, bot.deployment(), "1", BotState.ONLINE));
    }

    @Test
    void aBotCannotSayItselfThatItsRestartIsDone() {
        var bot = online();
        side.send(OWNER, new RestartBot(bot.id(), id));
        assertThat(side.when(bot(bot.id().value()), new RecordInstructionProgress(bot.id(), id, InstructionState.DONE, Optional.empty())))
                .containsExactly(new InstructionProgressed(bot.id(), OURS, id, InstructionState.ACKNOWLEDGED, Optional.empty()));
    }

    @Test
    void aBotIsRestartedOnceAnHourAndTheRefusalSaysWhenAgain() {
        var bot = online();
        side.send(OWNER, new RestartBot(bot.id(), id));
        side.send(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id));
        confirm(bot, "1");
        var refusal = refusal(() -> side.send(OWNER, new RestartBot(bot.id(), InstructionId.random())));
        assertThat(refusal.code()).isEqualTo("bot.restart_cooldown");
        assertThat(refusal.problems().getFirst().allowed()).contains("2026-01-02T04:04:05Z");
        assertThat(side.when(OWNER, new RestartBot(bot.id(), id))).as("the same one again").isEmpty();
    }

    @Test
    void ownersAndAdminsRestartAndNobodyElse() {
        var bot = online();
        assertThat(refusal(() -> side.send(user(OURS, Role.QUANT), new RestartBot(bot.id(), id))).code()).isEqualTo("permission.denied");
        assertThat(side.when(user(OURS, Role.ADMIN), new RestartBot(bot.id(), id))).isNotEmpty();
    }

    @Test
    void anUpdateIsDoneWhenTheNewVersionIsHeardOf() {
        var bot = online();
        assertThat(side.when(OWNER, new UpdateBot(bot.id(), id, "2")))
                .contains(new BotUpdateRequested(bot.id(), OURS, bot.deployment(), RegionId.LOCAL, id, Optional.of("1"), "2"));
        side.send(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id));
        assertThat(confirm(bot, "2")).contains(new BotUpdated(bot.id(), OURS, bot.deployment(), Optional.of("1"), "2"),
                new BotCameOnline(bot.id(), OURS, bot.deployment(), "2", BotState.ONLINE));
    }

    @Test
    void anUpdateWhoseProcessKeepsEndingGoesBackAndIsFailed() {
        var bot = online();
        side.send(OWNER, new UpdateBot(bot.id(), id, "2"));
        side.send(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id));
        assertThat(side.when(SYSTEM, new MarkBotFailed(bot.id(), bot.deployment(), "it dies"))).containsExactly(
                new BotUpdateRolledBack(bot.id(), OURS, bot.deployment(), id, Optional.of("1"), "2", "it dies"),
                new InstructionProgressed(bot.id(), OURS, id, InstructionState.FAILED, Optional.of("it dies")));
        assertThat(side.when(SYSTEM, new RecordReplacementFailed(bot.id(), bot.deployment(), id, false, "said late"))).isEmpty();
        assertThat(confirm(bot, "1")).containsExactly(new BotCameOnline(bot.id(), OURS, bot.deployment(), "1", BotState.ONLINE));
    }

    @Test
    void aVersionBeforeThatDoesNotRunEitherIsAFailureOfTheBot() {
        var bot = online();
        side.send(OWNER, new UpdateBot(bot.id(), id, "2"));
        side.send(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id));
        side.send(SYSTEM, new MarkBotFailed(bot.id(), bot.deployment(), "it dies"));
        assertThat(side.when(SYSTEM, new RecordReplacementFailed(bot.id(), bot.deployment(), id, true, "so does this")))
                .containsExactly(new BotFailed(bot.id(), OURS, bot.deployment(), "so does this"));
    }

    @Test
    void offlineAndFailedBotsAreUpdatedInPlaceToo() {
        for (var bot : java.util.List.of(offline(), failed())) {
            var update = InstructionId.random();
            side.send(OWNER, new UpdateBot(bot.id(), update, "2"));
            side.send(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), update));
            assertThat(confirm(bot, "2")).contains(new BotCameOnline(bot.id(), OURS, bot.deployment(), "2", BotState.ONLINE));
        }
    }

    @Test
    void onlyAnInstalledVersionOtherThanTheOneThatRunsIsAnUpdateAndOneAtATime() {
        var bot = online();
        var unknown = refusal(() -> side.send(OWNER, new UpdateBot(bot.id(), id, "3")));
        assertThat(unknown.code()).isEqualTo("bot.unknown_version");
        assertThat(unknown.problems().getFirst().allowed()).isEqualTo("2, 1");
        assertThat(refusal(() -> side.send(OWNER, new UpdateBot(bot.id(), id, "1"))).code()).isEqualTo("bot.version_runs");
        side.send(OWNER, new UpdateBot(bot.id(), id, "2"));
        assertThat(refusal(() -> side.send(OWNER, new RestartBot(bot.id(), InstructionId.random()))).code()).isEqualTo("bot.being_replaced");
    }

    @Test
    void aStopEndsAnUpdate() {
        var bot = online();
        side.send(OWNER, new UpdateBot(bot.id(), id, "2"));
        side.send(OWNER, new StopBot(bot.id(), InstructionId.random()));
        assertThat(side.when(SYSTEM, new RecordReplacementBegun(bot.id(), bot.deployment(), id))).isEmpty();
    }

    @Test
    void anAlertIsRaisedOnlyOverABotThatIsStillOffline() {
        var bot = offline();
        assertThat(side.when(SYSTEM, new RaiseOfflineAlert(bot.id(), bot.deployment(), NOW))).containsExactly(new BotOfflineAlerted(bot.id(), OURS, bot.deployment(), NOW));
        confirm(bot, "1");
        assertThat(side.when(SYSTEM, new RaiseOfflineAlert(bot.id(), bot.deployment(), NOW))).isEmpty();
    }

    private java.util.List<plutarc.contracts.message.Event> confirm(Deployed bot, String version) {
        return side.when(bot(bot.id().value()), new ConfirmBotOnline(bot.id(), bot.deployment(), version));
    }
}
