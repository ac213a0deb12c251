package plutarc.commandside.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.UsageCharged;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;

/** A year of bots that come and go at random, against a sum that knows nothing of meters, posts or months. */
class YearOfLivesTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final long YEAR_MILLIS = Duration.ofDays(365).toMillis();

    private record Life(String deployment, long rate, long fromMillis, long toMillis) {
    }

    private record Act(long millis, UnaryOperator<Charging> decision) {
    }

    @Property(tries = 20)
    void theBillIsTheIndependentSumToTheMicroUnitHoweverItIsPosted(@ForAll long seed) {
        var random = new Random(seed);
        var lives = lives(random);
        var paid = 500_000_000L;
        var events = bill(lives, random, paid);
        var account = replay(events);
        long used = events.stream().filter(UsageCharged.class::isInstance).mapToLong(event -> ((UsageCharged) event).amountMicros()).sum();
        assertThat(BigInteger.valueOf(used)).isEqualTo(independentSum(lives));
        assertThat(account.balanceMicros()).isEqualTo(paid - used);
        assertThat(account.meters()).isEmpty();
        assertThat(replay(events)).isEqualTo(account);
    }

    private static List<Life> lives(Random random) {
        var lives = new ArrayList<Life>();
        for (int i = 0; i < 120; i++) {
            long from = (long) (random.nextDouble() * YEAR_MILLIS * 0.9);
            long length = random.nextInt(4) == 0 ? random.nextInt(180_000) : (long) (random.nextDouble() * YEAR_MILLIS * 0.1);
            lives.add(new Life("d" + i, random.nextInt(5) == 0 ? 0 : random.nextInt(100_000), from, from + length));
        }
        return lives;
    }

    private static BigInteger independentSum(List<Life> lives) {
        return lives.stream().map(life -> {
            long seconds = Math.max(60, (life.toMillis - life.fromMillis + 999) / 1000);
            return BigInteger.valueOf(life.rate).multiply(BigInteger.valueOf(seconds)).divide(BigInteger.valueOf(3600));
        }).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<BillingEvent> bill(List<Life> lives, Random random, long paid) {
        var acts = new ArrayList<Act>();
        acts.add(new Act(0, charging -> charging.pay(new PaymentId("p"), paid, "manual", "transfer", NEW_YEAR)));
        for (var life : lives) {
            acts.add(new Act(life.fromMillis, charging -> charging.start(new StartMeter(OURS, new DeploymentId(life.deployment), new BotId("b"), "aws",
                    new RegionId("aws.tokyo"), "standard", at(life.fromMillis)), life.rate)));
            acts.add(new Act(life.toMillis, charging -> charging.stop(life.deployment, at(life.toMillis))));
        }
        for (int i = 0; i < 400; i++) {
            long millis = (long) (random.nextDouble() * YEAR_MILLIS);
            acts.add(new Act(millis, charging -> charging.post(at(millis))));
        }
        acts.sort(Comparator.comparingLong(Act::millis));
        var events = new ArrayList<BillingEvent>();
        var account = Account.EMPTY;
        for (var act : acts) {
            for (var event : act.decision.apply(new Charging(OURS, account)).events()) {
                account = account.after(event);
                events.add(event);
            }
        }
        return events;
    }

    private static Account replay(List<BillingEvent> events) {
        var account = Account.EMPTY;
        for (var event : events) {
            account = account.after(event);
            assertThat(event.standing()).isEqualTo(account.standing());
        }
        return account;
    }

    private static Instant at(long millis) {
        return NEW_YEAR.plusMillis(millis);
    }
}
