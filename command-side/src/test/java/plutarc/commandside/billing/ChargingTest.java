package plutarc.commandside.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.CreditId;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/** What a second, a minute and an hour cost, and what happens when the money ends. */
class ChargingTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final long CENTS_4 = 40_000;

    private Account account = Account.EMPTY;

    private List<BillingEvent> decide(java.util.function.UnaryOperator<Charging> decision) {
        var events = decision.apply(new Charging(OURS, account)).events();
        events.forEach(event -> account = account.after(event));
        return events;
    }

    private List<BillingEvent> start(String deployment, long rate, Instant at) {
        return decide(charging -> charging.start(new StartMeter(OURS, new DeploymentId(deployment), new BotId("bot-" + deployment), "aws",
                new RegionId("aws.tokyo"), "standard", at), rate));
    }

    private void pay(long micros) {
        decide(charging -> charging.pay(PaymentId.random(), micros, "manual", "transfer", T0));
    }

    @ParameterizedTest
    @CsvSource({"1, 666", "59.5, 666", "60, 666", "60.001, 677", "90, 1000", "3600, 40000", "3601, 40011"})
    void aBegunSecondIsChargedAndAtLeastAMinute(double seconds, long micros) {
        pay(10_000_000);
        start("d", CENTS_4, T0);
        decide(charging -> charging.stop("d", T0.plusMillis(Math.round(seconds * 1000))));
        assertThat(account.balanceMicros()).isEqualTo(10_000_000 - micros);
        assertThat(account.meters()).isEmpty();
    }

    @Test
    void howOftenUsageIsPostedChangesNothing() {
        pay(10_000_000);
        start("often", 33_333, T0);
        for (int second = 1; second < 5000; second += 7) {
            var at = T0.plusSeconds(second);
            decide(charging -> charging.post(at));
        }
        decide(charging -> charging.stop("often", T0.plusSeconds(5000)));
        assertThat(account.balanceMicros()).isEqualTo(10_000_000 - 33_333L * 5000 / 3600);
    }

    @Test
    void aMeterIsStartedOnceAndStoppedOnce() {
        assertThat(start("d", 0, T0)).hasSize(1);
        assertThat(start("d", 0, T0.plusSeconds(5))).isEmpty();
        assertThat(decide(charging -> charging.stop("d", T0.plusSeconds(10)))).hasSize(2);
        assertThat(decide(charging -> charging.stop("d", T0.plusSeconds(20)))).isEmpty();
    }

    @Test
    void anHourOverTheEndOfAMonthIsTwoCharges() {
        pay(10_000_000);
        var from = Instant.parse("2026-03-31T23:30:00Z");
        start("d", CENTS_4, from);
        var charges = decide(charging -> charging.stop("d", from.plusSeconds(3600))).stream().filter(UsageCharged.class::isInstance).map(UsageCharged.class::cast)
                .toList();
        assertThat(charges).extracting(UsageCharged::from, UsageCharged::to, UsageCharged::amountMicros).containsExactly(
                org.assertj.core.groups.Tuple.tuple(from, Instant.parse("2026-04-01T00:00:00Z"), 20_000L),
                org.assertj.core.groups.Tuple.tuple(Instant.parse("2026-04-01T00:00:00Z"), from.plusSeconds(3600), 20_000L));
    }

    @Test
    void creditIsUsedBeforeTheBalanceTheNextToExpireFirstAndGoesWhenItExpires() {
        pay(1_000_000);
        decide(charging -> charging.grant(new CreditId("late"), 2_000_000, T0.plus(Duration.ofDays(90)), "late", T0));
        decide(charging -> charging.grant(new CreditId("soon"), 1_000_000, T0.plus(Duration.ofDays(2)), "soon", T0));
        start("d", 1_000_000, T0);
        decide(charging -> charging.post(T0.plusSeconds(1800)));
        assertThat(account.credits()).extracting(credit -> credit.creditId().value(), Credit::leftMicros)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("soon", 500_000L), org.assertj.core.groups.Tuple.tuple("late", 2_000_000L));
        decide(charging -> charging.stop("d", T0.plusSeconds(3600 + 1800)));
        assertThat(account.standing()).isEqualTo(new BillingStanding(1_000_000, 1_500_000, 0));
        assertThat(decide(charging -> charging.post(T0.plus(Duration.ofDays(90))))).containsExactly(
                new CreditExpired(OURS, new CreditId("late"), 1_500_000, T0.plus(Duration.ofDays(90)), new BillingStanding(1_000_000, 0, 0)));
    }

    @Test
    void aPaymentToldTwiceIsBookedOnce() {
        var payment = PaymentId.random();
        assertThat(decide(charging -> charging.pay(payment, 5_000_000, "stripe", "cs_1", T0))).hasSize(1);
        assertThat(decide(charging -> charging.pay(payment, 5_000_000, "stripe", "cs_1", T0))).isEmpty();
        assertThat(account.balanceMicros()).isEqualTo(5_000_000);
    }

    @Test
    void aShortRunwayIsSaidOnceAtEachStepAndAgainAfterATopUp() {
        pay(73 * 1_000_000);
        start("d", 1_000_000, T0);
        assertThat(warnings(1, 2, 3, 48, 49, 50, 66, 67, 68)).containsExactly(72, 24, 6);
        pay(200 * 1_000_000);
        assertThat(warnings(70, 190, 201, 202)).containsExactly(72);
    }

    private List<Integer> warnings(int... hours) {
        var said = new ArrayList<Integer>();
        for (int hour : hours) {
            decide(charging -> charging.post(T0.plus(Duration.ofHours(hour)).plusSeconds(1))).stream().filter(RunwayShort.class::isInstance)
                    .forEach(event -> said.add(((RunwayShort) event).hours()));
        }
        return said;
    }

    @Test
    void whatIsChargedIsStoppedAnHourAfterTheLastMicroAndNotWhereMoneyCame() {
        pay(1_000_000);
        start("paid", 1_000_000, T0);
        start("free", 0, T0);
        var empty = T0.plusSeconds(3600);
        assertThat(decide(charging -> charging.post(empty))).anyMatch(event -> event instanceof BalanceExhausted e && e.graceEndsAt().equals(empty.plusSeconds(3600)));
        assertThat(decide(charging -> charging.endGrace(empty.plusSeconds(3599)))).noneMatch(GraceEnded.class::isInstance);
        pay(10_000_000);
        assertThat(account.graceEndsAt()).isEmpty();
        assertThat(decide(charging -> charging.endGrace(empty.plusSeconds(3600)))).noneMatch(GraceEnded.class::isInstance);
        var again = T0.plus(Duration.ofHours(12));
        decide(charging -> charging.post(again));
        assertThat(decide(charging -> charging.endGrace(again.plusSeconds(3600)))).anyMatch(event -> event instanceof GraceEnded e
                && e.bots().equals(List.of(new BotId("bot-paid"))));
    }

    @Test
    void whatCostsNothingNeverRunsOut() {
        start("free", 0, T0);
        assertThat(decide(charging -> charging.post(T0.plus(Duration.ofDays(400))))).isEmpty();
    }
}
