package plutarc.saga.bot;

import static plutarc.saga.bot.Life.*;

import java.time.Duration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotCommand.RaiseOfflineAlert;
import plutarc.contracts.bot.BotEvent.BotOfflineAlerted;
import plutarc.contracts.bot.BotEvent.BotWentOffline;

class OfflineAlertTest {
    private static final Duration SILENT = Duration.ofSeconds(60);
    private SagaTestFixture<OfflineAlert> fixture;
    private BotWentOffline offline;

    @BeforeEach
    void begin() {
        fixture = fixture(OfflineAlert.class, new Cloud());
        offline = new BotWentOffline(BOT, OURS, FIRST, fixture.currentTime().minus(SILENT));
    }

    @Test
    void silenceIsToldNinetySecondsAfterTheLastWord() throws Exception {
        fixture.givenAPublished(offline).whenTimeElapses(SETTINGS.alertAfter().minus(SILENT)).expectDispatchedCommands(new RaiseOfflineAlert(BOT, FIRST, offline.lastHeard()));
    }

    @Test
    void aBotThatIsBackBeforeIsNoAlert() throws Exception {
        fixture.givenAPublished(offline).whenPublishingA(ONLINE).expectActiveSagas(0).expectNoScheduledDeadlines().expectNoDispatchedCommands();
    }

    @Test
    void anAlertIsRaisedOnce() throws Exception {
        fixture.givenAPublished(offline).andThenTimeElapses(SETTINGS.alertAfter()).whenPublishingA(new BotOfflineAlerted(BOT, OURS, FIRST, offline.lastHeard()))
                .expectActiveSagas(0).expectNoScheduledDeadlines();
    }
}
