package plutarc.commandside.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static plutarc.commandside.CommandSide.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plutarc.commandside.CommandSide;
import plutarc.contracts.billing.BillingCommand.*;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.billing.RateView;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.Sender;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

class BillingAccountTest {
    private final CommandSide side = CommandSide.shared();
    private final WorkspaceId workspace = WorkspaceId.random();
    private final Sender admin = user(workspace, Role.ADMIN);
    private final Sender system = Sender.system("metering", workspace);

    @Test
    void aPaymentByHandIsBookedOnceAndNamesWhoBookedIt() {
        var command = new TopUpManually(workspace, PaymentId.random(), 25_000_000, "transfer of 1 March");
        assertThat(side.when(admin, command)).containsExactly(new PaymentBooked(workspace, command.paymentId(), 25_000_000, "manual", "transfer of 1 March", NOW,
                new BillingStanding(25_000_000, 0, 0)));
        assertThat(side.when(admin, command)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5_000_000, 999_999, 1_000_001, 2_000_000_000_000L})
    void anAmountThatNobodyPaysIsRefusedByName(long micros) {
        var refusal = refusal(() -> side.send(admin, new TopUpManually(workspace, PaymentId.random(), micros, "x")));
        assertThat(refusal.problems().getFirst().field()).isEqualTo("amountMicros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quant", "risk_manager", "viewer"})
    void whoDoesNotManageMoneyMayNotPayIn(String role) {
        var refusal = refusal(() -> side.send(user(workspace, Role.ofCode(role)), new TopUpManually(workspace, PaymentId.random(), 5_000_000, "x")));
        assertThat(refusal.code()).isEqualTo("permission.denied");
    }

    @Test
    void anInstanceIsChargedAtTheRateOfItsRegionFromStartToStop() {
        var deployment = DeploymentId.random();
        side.send(admin, new TopUpManually(workspace, PaymentId.random(), 25_000_000, "x"));
        side.send(system, new StartMeter(workspace, deployment, new BotId("alpha"), "aws", new RegionId("aws.tokyo"), "standard", NOW));
        var events = side.when(system, new StopMeter(workspace, deployment, NOW.plusSeconds(7200)));
        assertThat(events).first().isInstanceOfSatisfying(UsageCharged.class, charge -> {
            assertThat(charge.seconds()).isEqualTo(7200);
            assertThat(charge.amountMicros()).isEqualTo(80_000);
            assertThat(charge.standing()).isEqualTo(new BillingStanding(24_920_000, 0, 40_000));
        });
        assertThat(events).last().isEqualTo(new MeterStopped(workspace, deployment, new BotId("alpha"), NOW.plusSeconds(7200),
                new BillingStanding(24_920_000, 0, 0)));
    }

    @Test
    void nobodyButTheBackendRunsMeters() {
        assertThat(refusal(() -> side.send(admin, new PostUsage(workspace, NOW))).code()).isEqualTo("permission.denied");
    }

    @Test
    void theMostParticularRateHolds() {
        var rates = new Rates(java.util.List.of(new RateView("aws", "*", "*", 1), new RateView("aws", "tokyo", "*", 2), new RateView("aws", "*", "large", 3),
                new RateView("aws", "tokyo", "large", 4)));
        assertThat(java.util.stream.Stream.of("london/small", "tokyo/small", "london/large", "tokyo/large").map(each -> rates.of("aws",
                new RegionId(each.split("/")[0]), each.split("/")[1]))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rates.of("local", RegionId.LOCAL, "standard")).isZero();
        assertThat(Optional.of(Rates.DEFAULT.of("local", RegionId.LOCAL, "standard"))).contains(0L);
    }
}
