package plutarc.commandside.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plutarc.commandside.CommandSide.*;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plutarc.commandside.CommandSide;
import plutarc.contracts.bot.BotCommand.*;
import plutarc.contracts.bot.BotEvent.*;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.RefusedException;

class BotLifeTest {
    private static CommandSide side;

    @BeforeAll
    static void start() {
        side = CommandSide.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void aDeployedBotHasItsFirstConfiguration() {
        var id = BotId.random();
        var events = side.when(OWNER, new DeployBot(id, OURS, " Alpha  One ", RegionId.LOCAL));
        assertThat(events).extracting(it -> it.getClass().getSimpleName()).containsExactly("NameTaken", "BotDeployed", "BotConfigurationChanged");
        assertThat(((BotConfigurationChanged) events.get(2)).configuration().revision()).isEqualTo(1);
    }

    @Test
    void aNameIsTakenOnce() {
        side.when(OWNER, new DeployBot(BotId.random(), OURS, "Twice", RegionId.LOCAL));
        assertThatThrownBy(() -> side.send(OWNER, new DeployBot(BotId.random(), OURS, "tWICE ", RegionId.LOCAL)))
                .isInstanceOf(RefusedException.class).hasMessageContaining("bot.name_taken");
    }
}
