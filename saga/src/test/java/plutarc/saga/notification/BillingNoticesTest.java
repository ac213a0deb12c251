package plutarc.saga.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plutarc.contracts.billing.BillingEvent.BalanceExhausted;
import plutarc.contracts.billing.BillingEvent.GraceEnded;
import plutarc.contracts.billing.BillingEvent.PaymentBooked;
import plutarc.contracts.billing.BillingEvent.RunwayShort;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.notification.MailMessage;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.WorkspaceId;

class BillingNoticesTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final BillingStanding LITTLE = new BillingStanding(1_239_999, 0, 200_000);

    private final List<MailMessage> sent = new ArrayList<>();
    private final BillingNotices notices = new BillingNotices(sent::add, path -> "https://bots.example" + path, new Directory() {
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
    void theOwnerIsToldOfEachStepToNothingAndBack() {
        notices.on(new RunwayShort(OURS, 24, AT, LITTLE));
        notices.on(new BalanceExhausted(OURS, AT, AT.plusSeconds(3600), new BillingStanding(0, 0, 200_000)));
        notices.on(new GraceEnded(OURS, List.of(new BotId("alpha")), AT.plusSeconds(3600), new BillingStanding(0, 0, 200_000)));
        notices.on(new PaymentBooked(OURS, new PaymentId("p1"), 25_000_000, "manual", "transfer", AT, new BillingStanding(25_000_000, 0, 0)));
        assertThat(sent).extracting(MailMessage::subject).containsExactly("The balance lasts for less than 24 hours", "Nothing is left of the balance",
                "Bots are wound down: nothing is left of the balance", "Payment booked");
        assertThat(sent.getFirst().text()).contains("1.23 is left", "uses 0.20 an hour", "https://bots.example/w/acme-ours/billing");
        assertThat(sent.get(1).text()).contains("wound down at 2026-01-02 04:04 UTC");
        assertThat(sent).extracting(MailMessage::key).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key.length()).isLessThan(100));
    }

    @Test
    void aWorkspaceWithoutOwnerIsNotWrittenTo() {
        notices.on(new RunwayShort(new WorkspaceId("gone"), 6, AT, LITTLE));
        assertThat(sent).isEmpty();
    }
}
