package plutarc.saga.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.saga.bot.Life.BOT;
import static plutarc.saga.bot.Life.DEPLOYED;
import static plutarc.saga.bot.Life.OURS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceOpened;

class RiskNoticeTest {

    private final List<MailMessage> sent = new ArrayList<>();

    private SagaTestFixture<RiskNotice> fixture() {
        var fixture = new SagaTestFixture<>(RiskNotice.class);
        fixture.registerResource((Mail) sent::add);
        fixture.registerResource((DashboardAddress) path -> "https://here" + path);
        return fixture;
    }

    private static RiskLimitBreached breached(String limit, String action) {
        return new RiskLimitBreached(BOT, OURS, "epoch", 7, limit, action, Map.of("value", new BigDecimal("20.1")), Instant.EPOCH);
    }

    @Test
    void theOwnerIsToldWhichBotWhichLimitAndWhatFollows() {
        fixture().givenAPublished(new WorkspaceOpened(OURS, "Aster", new AccountId("ada"))).andThenAPublished(DEPLOYED)
                .whenPublishingA(breached("equityProtectionDrawdownPct", "pause_and_close_all"));
        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(new MailMessage.Recipient.OfAccount(new AccountId("ada")));
            assertThat(mail.subject()).isEqualTo("Alpha reached its equity protection");
            assertThat(mail.text()).contains("Only a person resumes it").contains("20.1").contains("https://here/bots/" + BOT);
        });
    }

    @Test
    void aPositionClosedByItsOwnLossLimitIsNoLetter() {
        fixture().givenAPublished(new WorkspaceOpened(OURS, "Aster", new AccountId("ada"))).whenPublishingA(breached("maxLossPerTradePct", "close_position"));
        assertThat(sent).isEmpty();
    }
}
