package plutarc.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.bot.BotEvent.BotFailed;
import plutarc.contracts.bot.BotEvent.BotOfflineAlerted;
import plutarc.contracts.bot.BotEvent.ProvisioningFailed;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

class BotNoticesTest {
    private static final BotId BOT = new BotId("alpha");
    private static final DeploymentId FIRST = new DeploymentId("first");
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private final List<MailMessage> sent = new ArrayList<>();
    private final BotNotices notices = new BotNotices(sent::add, path -> "https://bots.example" + path, new Directory() {
        @Override
        public Optional<AccountId> ownerOf(WorkspaceId workspace) {
            return workspace.equals(OURS) ? Optional.of(new AccountId("anna")) : Optional.empty();
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

    @Test
    void theOwnerIsToldOfABotThatStaysOffline() {
        notices.on(new BotOfflineAlerted(BOT, OURS, FIRST, AT.minusSeconds(90)), AT);
        assertThat(sent).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(new MailMessage.Recipient.OfAccount(new AccountId("anna")));
            assertThat(mail.subject()).isEqualTo("Bot Alpha is offline");
            assertThat(mail.text()).contains("since 2026-01-02 03:02:35 UTC", "https://bots.example/w/acme-ours/bots/alpha/activity");
        });
    }

    @Test
    void theOwnerIsToldWhyABotFailedOrCouldNotBeWoken() {
        notices.on(new BotFailed(BOT, OURS, FIRST, "it keeps ending"), AT);
        notices.on(new ProvisioningFailed(BOT, OURS, FIRST, "no memory"), AT.plusSeconds(1));
        assertThat(sent).extracting(MailMessage::text).satisfiesExactly(text -> assertThat(text).contains("it keeps ending"), text -> assertThat(text).contains("no memory"));
        assertThat(sent).extracting(MailMessage::key).doesNotHaveDuplicates();
    }

    @Test
    void aWorkspaceWithoutOwnerIsNotWrittenTo() {
        notices.on(new BotFailed(BOT, new WorkspaceId("gone"), FIRST, "it keeps ending"), AT);
        assertThat(sent).isEmpty();
    }
}
