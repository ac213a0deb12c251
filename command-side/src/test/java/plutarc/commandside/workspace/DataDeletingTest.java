package plutarc.commandside.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.NOW;
import static plutarc.commandside.CommandSide.refusal;
import static plutarc.commandside.CommandSide.user;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plutarc.commandside.CommandSide;
import plutarc.commandside.workspace.DataInWorkspace.Kept;
import plutarc.commandside.workspace.DataInWorkspace.KeptBacktest;
import plutarc.commandside.workspace.DataInWorkspace.KeptBot;
import plutarc.contracts.backtest.BacktestId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.DataScope;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand.DeleteData;
import plutarc.contracts.workspace.WorkspaceCommand.OpenWorkspace;
import plutarc.contracts.workspace.WorkspaceEvent.DataDeleted;
import plutarc.contracts.workspace.WorkspaceId;

/** Who may delete which data. */
class DataDeletingTest {
    private static final KeptBot STOPPED = new KeptBot(new BotId("stopped"), "Stopped", true);
    private static final KeptBot RUNS = new KeptBot(new BotId("runs"), "Runs", false);
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final Instant MIDNIGHT = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final KeptBacktest OLD = new KeptBacktest(new BacktestId("old"), MIDNIGHT.minusNanos(1));
    private static final KeptBacktest NEW = new KeptBacktest(new BacktestId("new"), MIDNIGHT);

    private final CommandSide side = CommandSide.shared();
    private final WorkspaceId id = WorkspaceId.random();
    private final Sender owner = user(id, Role.OWNER);

    @BeforeEach
    void aWorkspaceWithTwoBots() {
        side.send(Sender.system("setup", id), new OpenWorkspace(id, "Personal", new AccountId("anna")));
        CommandSide.DATA.put(id, new Kept(List.of(STOPPED, RUNS), List.of(OLD, NEW)));
    }

    @Test
    void aBotThatIsNotStoppedKeepsItsData() {
        assertThat(refusal(() -> side.send(owner, new DeleteData(id, new DataScope.OfBot(RUNS.botId())))).code()).isEqualTo("workspace.bot_not_stopped");
        assertThat(side.when(owner, new DeleteData(id, new DataScope.OfBot(STOPPED.botId()))))
                .containsExactly(new DataDeleted(id, new DataScope.OfBot(STOPPED.botId()), List.of(STOPPED.botId()), false, List.of()));
        assertThat(side.when(owner, new DeleteData(id, new DataScope.Everything())))
                .containsExactly(new DataDeleted(id, new DataScope.Everything(), List.of(STOPPED.botId()), false, List.of(OLD.backtestId(), NEW.backtestId())));
    }

    @Test
    void theEquityOfAllTogetherGoesWhereNoBotKeepsItsOwn() {
        CommandSide.DATA.put(id, new Kept(List.of(STOPPED), List.of()));
        assertThat(side.when(owner, new DeleteData(id, new DataScope.Everything())))
                .containsExactly(new DataDeleted(id, new DataScope.Everything(), List.of(STOPPED.botId()), true, List.of()));
    }

    @Test
    void aDayTakesBacktestsOfBeforeAndIsNotInTheFuture() {
        assertThat(side.when(owner, new DeleteData(id, new DataScope.Before(TODAY))))
                .containsExactly(new DataDeleted(id, new DataScope.Before(TODAY), List.of(STOPPED.botId()), false, List.of(OLD.backtestId())));
        assertThat(refusal(() -> side.send(owner, new DeleteData(id, new DataScope.Before(TODAY.plusDays(1))))).problems().getFirst().field()).isEqualTo("day");
    }

    @Test
    void whereNothingMayGoItIsSaid() {
        CommandSide.DATA.put(id, new Kept(List.of(RUNS), List.of()));
        assertThat(refusal(() -> side.send(owner, new DeleteData(id, new DataScope.Everything()))).code()).isEqualTo("workspace.nothing_to_delete");
    }

    @Test
    void aBotOfAnotherWorkspaceIsAsUnknownAsOneThatNeverWas() {
        assertThat(refusal(() -> side.send(owner, new DeleteData(id, new DataScope.OfBot(new BotId("elsewhere"))))).code()).isEqualTo("bot.unknown");
        assertThat(refusal(() -> side.send(user(WorkspaceId.random(), Role.OWNER), new DeleteData(id, new DataScope.Everything()))).code()).isEqualTo("workspace.unknown");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"QUANT", "RISK_MANAGER", "VIEWER"})
    void onlyOwnerAndAdminMay(Role role) {
        assertThat(refusal(() -> side.send(user(id, role), new DeleteData(id, new DataScope.Everything()))).code()).isEqualTo("permission.denied");
    }
}
