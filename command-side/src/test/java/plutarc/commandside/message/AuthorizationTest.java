package plutarc.commandside.message;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plutarc.commandside.CommandSide;
import plutarc.commandside.Fleet;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyCommand.*;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Authorization;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.MetaDataKeys;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.Sender;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.strategy.TemplateCommand;
import plutarc.contracts.trading.TradingCommand;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceCommand;
import plutarc.contracts.workspace.WorkspaceId;

class AuthorizationTest {
    private final CommandSide side = CommandSide.shared();

    static Stream<Class<?>> commands() {
        return Stream.of(BotCommand.class, ExchangeKeyCommand.class, TemplateCommand.class, TradingCommand.class, WorkspaceCommand.class)
                .flatMap(SampleRecords::recordsOf);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasANameAndSaysWhoMaySendIt(Class<?> command) {
        assertThat(command.getAnnotation(MessageName.class)).isNotNull();
        assertThat(command.getAnnotation(Requires.class) != null ^ command.getAnnotation(SentBy.class) != null).isTrue();
        assertThat(((Command) SampleRecords.of(command)).aggregateId()).isNotBlank();
    }

    @Test
    void namesAreUnique() {
        assertThat(commands().map(it -> it.getAnnotation(MessageName.class).value())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void exactlyTheRolesWithThePermissionMaySendIt(Class<?> type) {
        var workspace = new WorkspaceId("value");
        var command = SampleRecords.of(type);
        var requires = type.getAnnotation(Requires.class);
        for (var role : Role.values()) {
            boolean may = requires != null && role.may(requires.value());
            assertThat(may(command, user(workspace, role))).as(role + " " + type.getSimpleName()).isEqualTo(may);
        }
        assertThat(may(command, new Sender(new Actor(ActorKind.USER, "anna"), Optional.of(workspace), Optional.empty()))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void botsAndStaffMayOnlyWhatIsTheirs(Class<?> type) {
        var workspace = Optional.of(new WorkspaceId("value"));
        var command = SampleRecords.of(type);
        var sentBy = type.getAnnotation(SentBy.class);
        var requires = type.getAnnotation(Requires.class);
        boolean botMay = sentBy != null && Arrays.asList(sentBy.value()).contains(ActorKind.BOT);
        assertThat(may(command, new Sender(new Actor(ActorKind.BOT, "value"), workspace, Optional.empty()))).isEqualTo(botMay);
        assertThat(may(command, new Sender(new Actor(ActorKind.BOT, "another"), workspace, Optional.empty()))).isFalse();
        boolean staffMay = requires != null && List.of(Permission.BOTS_PAUSE_RESUME, Permission.BOTS_RESTART).contains(requires.value());
        assertThat(may(command, new Sender(new Actor(ActorKind.STAFF, "staff"), workspace, Optional.empty()))).isEqualTo(staffMay);
    }

    @Test
    void whoNamesAnotherWorkspaceIsToldThatThereIsNone() {
        var refusal = refusal(() -> side.send(STRANGER, new DeployBot(BotId.random(), OURS, "Spy", plutarc.contracts.bot.RegionId.LOCAL)));
        assertThat(refusal.code()).isEqualTo("workspace.unknown");
    }

    @Test
    void aMessageWithoutASenderIsRefused() {
        assertThat(refusal(() -> Authorization.check(new UnassignExchangeKey(BotId.random()), java.util.Map.of())).code()).isEqualTo("message.no_sender");
    }

    @Test
    void aDeniedCommandNamesThePermissionThatIsMissing() {
        var refusal = refusal(() -> side.send(user(OURS, Role.VIEWER), new PauseBot(BotId.random(), InstructionId.random())));
        assertThat(refusal.code()).isEqualTo("permission.denied");
        assertThat(refusal.problems().getFirst().allowed()).isEqualTo("bots.pause_resume");
    }

    @Test
    void whatBelongsToAnotherWorkspaceIsAnsweredAsIfItDidNotExist() {
        var bot = Fleet.online().id();
        var key = Fleet.key();
        var pairs = new ArrayList<List<Command>>();
        pairs.add(List.of(new UnassignExchangeKey(bot), new UnassignExchangeKey(BotId.random())));
        pairs.add(List.of(new RedeployBot(bot), new RedeployBot(BotId.random())));
        pairs.add(List.of(new RenameBot(bot, "x"), new RenameBot(BotId.random(), "x")));
        pairs.add(List.of(new StopBot(bot, InstructionId.random()), new StopBot(BotId.random(), InstructionId.random())));
        pairs.add(List.of(new DeleteExchangeKey(key), new DeleteExchangeKey(ExchangeKeyId.random())));
        pairs.add(List.of(new DeactivateExchangeKey(key), new DeactivateExchangeKey(ExchangeKeyId.random())));
        for (var pair : pairs) {
            assertThat(refusal(() -> side.send(STRANGER, pair.getFirst()))).isEqualTo(refusal(() -> side.send(STRANGER, pair.getLast())))
                    .extracting(it -> it.code()).asString().endsWith(".unknown");
        }
    }

    @Test
    void whoActedStandsOnTheEvents() {
        Fleet.key();
        var metaData = side.published().getLast().getMetaData();
        assertThat(metaData).containsEntry(MetaDataKeys.ACTOR_ID, "anna").containsEntry(MetaDataKeys.WORKSPACE, "ours").containsEntry(MetaDataKeys.ROLE, "owner");
    }

    private static boolean may(Object command, Sender sender) {
        try {
            Authorization.check(command, sender.metaData());
            return true;
        } catch (plutarc.contracts.message.RefusedException refused) {
            return false;
        }
    }
}
