package plutarc.queryside.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.CreditId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.queryside.store.ViewCollection;

/**
 * A workspace's money, as its events made it. Amounts are micro-units.
 *
 * @param months with statements, oldest first
 */
public record AccountFacts(BillingStanding standing, Optional<Instant> postedAt, Optional<Instant> graceEndsAt, List<Meter> meters, List<Credit> credits,
                    List<String> months) {

    public static final ViewCollection<AccountFacts> ACCOUNTS = ViewCollection.of("billing_accounts", AccountFacts.class);
    static final AccountFacts EMPTY = new AccountFacts(new BillingStanding(0, 0, 0), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());

    record Meter(DeploymentId deploymentId, BotId botId, String provider, RegionId region, String size, long rateMicrosPerHour, Instant startedAt,
                 Instant chargedUntil, long chargedMicros) {
    }

    record Credit(CreditId creditId, String note, long grantedMicros, long leftMicros, Instant expiresAt) {
    }

    AccountFacts after(BillingEvent event, String month, Instant at) {
        var next = fold(event);
        var known = next.months.contains(month) ? next.months : plus(next.months, month);
        return new AccountFacts(event.standing(), Optional.of(at), next.graceEndsAt, next.meters, next.credits, known.stream().sorted().toList());
    }

    private AccountFacts fold(BillingEvent event) {
        return switch (event) {
            case MeterStarted e -> meters(plus(meters, new Meter(e.deploymentId(), e.botId(), e.provider(), e.region(), e.size(), e.rateMicrosPerHour(), e.at(),
                    e.at(), 0)));
            case MeterStopped e -> meters(meters.stream().filter(meter -> !meter.deploymentId().equals(e.deploymentId())).toList());
            case UsageCharged e -> meters(meters.stream().map(meter -> meter.deploymentId().equals(e.deploymentId()) ? charged(meter, e) : meter).toList())
                    .usedOfCredit(e.fromCreditMicros());
            case PaymentBegun notPaidYet -> this;
            case PaymentBooked e -> this;
            case CreditGranted e -> credits(plus(credits, new Credit(e.creditId(), e.note(), e.amountMicros(), e.amountMicros(), e.expiresAt())).stream()
                    .sorted(Comparator.comparing(Credit::expiresAt).thenComparing(credit -> credit.creditId().value())).toList());
            case CreditExpired e -> credits(credits.stream().filter(credit -> !credit.creditId().equals(e.creditId())).toList());
            case RunwayShort e -> this;
            case BalanceExhausted e -> grace(Optional.of(e.graceEndsAt()));
            case BalanceRestored e -> grace(Optional.empty());
            case GraceEnded e -> grace(Optional.empty());
        };
    }

    /** The credit that expires next is used first. */
    private AccountFacts usedOfCredit(long micros) {
        long open = micros;
        var left = new ArrayList<Credit>();
        for (var credit : credits) {
            long used = Math.min(open, credit.leftMicros());
            open -= used;
            if (credit.leftMicros() > used) {
                left.add(new Credit(credit.creditId(), credit.note(), credit.grantedMicros(), credit.leftMicros() - used, credit.expiresAt()));
            }
        }
        return credits(left);
    }

    private static Meter charged(Meter meter, UsageCharged e) {
        return new Meter(meter.deploymentId(), meter.botId(), meter.provider(), meter.region(), meter.size(), meter.rateMicrosPerHour(), meter.startedAt(), e.to(),
                meter.chargedMicros() + e.amountMicros());
    }

    private AccountFacts meters(List<Meter> next) {
        return new AccountFacts(standing, postedAt, graceEndsAt, next, credits, months);
    }

    private AccountFacts credits(List<Credit> next) {
        return new AccountFacts(standing, postedAt, graceEndsAt, meters, next, months);
    }

    private AccountFacts grace(Optional<Instant> next) {
        return new AccountFacts(standing, postedAt, next, meters, credits, months);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var next = new ArrayList<>(list);
        next.removeIf(one::equals);
        next.add(one);
        return next;
    }
}
