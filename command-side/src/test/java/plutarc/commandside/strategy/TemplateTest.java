package plutarc.commandside.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;
import static plutarc.commandside.Fleet.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.AssignTemplate;
import plutarc.contracts.bot.BotEvent.BotConfigurationChanged;
import plutarc.contracts.bot.BotEvent.TemplateAssigned;
import plutarc.contracts.strategy.TemplateCommand.*;
import plutarc.contracts.strategy.TemplateEvent.*;
import plutarc.contracts.strategy.TemplateId;
import plutarc.strategy.template.SystemTemplates;
import plutarc.strategy.template.TemplateJson;

class TemplateTest {
    private static final String FIRST = definition("trend-following");
    private static final String SECOND = definition("momentum");
    private final CommandSide side = CommandSide.shared();
    private final TemplateId id = TemplateId.random();

    @Test
    void versionsAreCountedAndTheSameTextMakesNoNewOne() {
        assertThat(side.when(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST))).containsExactly(new TemplateCreated(id, OURS, "Trend", FIRST));
        assertThat(side.when(OWNER, new ReviseTemplate(id, FIRST))).isEmpty();
        assertThat(side.when(OWNER, new ReviseTemplate(id, SECOND))).containsExactly(new TemplateRevised(id, OURS, 2, SECOND));
        assertThat(side.send(OWNER, new ReviseTemplate(id, FIRST))).isEqualTo(3);
    }

    @Test
    void aBotRunsTheVersionThatItWasGivenWhateverComesAfter() {
        side.send(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST));
        side.send(OWNER, new ReviseTemplate(id, SECOND));
        var bot = deployed();
        var events = side.when(OWNER, new AssignTemplate(bot.id(), id, 1));
        assertThat(events.getFirst()).isEqualTo(new TemplateAssigned(bot.id(), OURS, id, "Trend", 1));
        assertThat(((BotConfigurationChanged) events.getLast()).configuration().template().orElseThrow().definition()).isEqualTo(FIRST);
        assertThat(side.when(OWNER, new AssignTemplate(bot.id(), id, 1))).isEmpty();
        assertThat(side.when(OWNER, new AssignTemplate(bot.id(), id, 2))).hasSize(2);
    }

    @Test
    void aTemplateChangesWithAPositionOpen() {
        side.send(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST));
        var bot = online();
        report(bot.id(), "e1", opened(1, "t1"));
        assertThat(side.when(OWNER, new AssignTemplate(bot.id(), id, 1))).hasSize(2);
    }

    @Test
    void anUnknownVersionAndAnotherWorkspacesTemplateAreRefused() {
        side.send(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST));
        var bot = deployed();
        assertThat(refusal(() -> side.send(OWNER, new AssignTemplate(bot.id(), id, 2))).code()).isEqualTo("template.unknown_version");
        assertThat(refusal(() -> side.send(OWNER, new AssignTemplate(bot.id(), TemplateId.random(), 1))).code()).isEqualTo("template.unknown");
        var theirs = TemplateId.random();
        side.send(STRANGER, new CreateTemplate(theirs, THEIRS, "Theirs", FIRST));
        assertThat(refusal(() -> side.send(OWNER, new AssignTemplate(bot.id(), theirs, 1))).code()).isEqualTo("template.unknown");
    }

    @Test
    void anInvalidDefinitionIsRefusedWithEveryProblem() {
        var refusal = refusal(() -> side.send(OWNER, new CreateTemplate(id, OURS, "Trend", "{\"nonsense\": true}")));
        assertThat(refusal.code()).isEqualTo("template.invalid");
        assertThat(refusal.problems()).isNotEmpty().allMatch(problem -> problem.field().startsWith("definition."));
        assertThat(refusal(() -> side.send(OWNER, new CreateTemplate(id, OURS, "Trend", ""))).problems().getFirst().field()).isEqualTo("definition");
    }

    @Test
    void aDeletedTemplateIsNotOfferedAnyMore() {
        side.send(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST));
        assertThat(side.when(OWNER, new DeleteTemplate(id))).containsExactly(new TemplateDeleted(id, OURS));
        assertThat(refusal(() -> side.send(OWNER, new AssignTemplate(deployed().id(), id, 1))).code()).isEqualTo("template.unknown");
    }

    @Test
    void aDeletionCanBeTakenBackWithEveryVersionAndNothingElseReachesADeletedOne() {
        side.send(OWNER, new CreateTemplate(id, OURS, "Trend", FIRST));
        side.send(OWNER, new ReviseTemplate(id, SECOND));
        assertThat(side.when(OWNER, new RestoreTemplate(id))).as("not deleted").isEmpty();
        side.send(OWNER, new DeleteTemplate(id));
        for (var command : List.of(new ReviseTemplate(id, FIRST), new RenameTemplate(id, "Other"), new DeleteTemplate(id))) {
            assertThat(refusal(() -> side.send(OWNER, command)).code()).isEqualTo("template.unknown");
        }
        assertThat(refusal(() -> side.send(STRANGER, new RestoreTemplate(id))).code()).isEqualTo("template.unknown");

        assertThat(side.when(OWNER, new RestoreTemplate(id))).containsExactly(new TemplateRestored(id, OURS));

        var bot = deployed();
        assertThat(side.when(OWNER, new AssignTemplate(bot.id(), id, 1))).hasSize(2);
        assertThat(side.send(OWNER, new ReviseTemplate(id, SECOND))).as("the latest as it was").isEqualTo(2);
    }

    @Test
    void theCatalogAndTheSystemTemplatesAreServedWhole() {
        var api = new CatalogApi(side.part(plutarc.commandside.message.RequestedCommands.class));
        assertThat(api.systemTemplates()).hasSize(SystemTemplates.all().size()).allMatch(it -> !it.definition().isEmpty());
        assertThat(api.components()).extracting(it -> it.id()).contains("hard_stop").doesNotHaveDuplicates();
    }

    private static String definition(String id) {
        return TemplateJson.write(SystemTemplates.find(id).orElseThrow());
    }
}
