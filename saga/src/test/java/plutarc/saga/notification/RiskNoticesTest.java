package plutarc.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.trading.TradingEvent.RiskLimitBreached;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

class RiskNoticesTest {
    private static final BotId BOT = new BotId("alpha");
    private static final WorkspaceId OURS = new WorkspaceId("ours");

    private final List<MailMessage> sent = new ArrayList<>();
    private AccountId owner = new AccountId("ada");
    private final RiskNotices notices = new RiskNotices(sent::add, path -> "https://here" + path, new Directory() {
        @Override
        public Optional<AccountId> ownerOf(WorkspaceId workspace) {
            return workspace.equals(OURS) ? Optional.of(owner) : Optional.empty();
        }

        @Override
        public String homeOf(WorkspaceId workspace) {
            return "/w/acme-" + workspace;
        }

        @Override
        public String nameOf(BotId bot) {
            return "Alpha";
        }
    });

    private static RiskLimitBreached breached(WorkspaceId workspace, long number, String limit, String action) {
        return new RiskLimitBreached(BOT, workspace, "epoch", number, limit, Optional.empty(), action, Map.of("value", new BigDecimal("20.1")), Instant.EPOCH);
    }

    @Test
    void theOwnerIsToldWhichBotWhichLimitAndWhatFollows() {
        notices.on(breached(OURS, 7, "equityProtectionDrawdownPct", "pause_and_close_all"));
        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(new MailMessage.Recipient.OfAccount(new AccountId("ada")));
            assertThat(mail.subject()).isEqualTo("Alpha reached its equity protection");
            assertThat(mail.text()).contains("Only a person resumes it", "value: 20.1", "https://here/w/acme-ours/bots/alpha/risk-limits");
        });
    }

    @Test
    void whoOwnsTheWorkspaceNowIsTold() {
        owner = new AccountId("bert");
        notices.on(breached(OURS, 8, "dailyLossLimitPct", "close_all"));
        notices.on(breached(new WorkspaceId("gone"), 9, "dailyLossLimitPct", "close_all"));
        assertThat(sent).extracting(MailMessage::to).containsExactly(new MailMessage.Recipient.OfAccount(new AccountId("bert")));
    }

    @Test
    void aPositionClosedByItsOwnLossLimitIsNoLetter() {
        notices.on(breached(OURS, 7, "maxLossPerTradePct", "close_position"));
        assertThat(sent).isEmpty();
    }
}
