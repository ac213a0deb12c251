package plutarc.commandside.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;

/**
 * A workspace's money, as its events made it. Immutable; {@link #after} is the only way forward.
 *
 * @param credits      next to expire first; used in this order, before the balance
 * @param meters       running, by deployment
 * @param warnedHours  the shortest runway that has been warned of; {@link #UNWARNED} for none
 * @param booked       payments and credits that are on record, so that none counts twice
 */
public record Account(long balanceMicros, List<Credit> credits, Map<String, Meter> meters, int warnedHours, Optional<Instant> graceEndsAt, Set<String> booked) {
    static final int UNWARNED = Integer.MAX_VALUE;
    static final List<Integer> WARNINGS_HOURS = List.of(6, 24, 72);
    public static final Account EMPTY = new Account(0, List.of(), Map.of(), UNWARNED, Optional.empty(), Set.of());

    public BillingStanding standing() {
        return new BillingStanding(balanceMicros, credits.stream().mapToLong(Credit::leftMicros).sum(),
                meters.values().stream().mapToLong(Meter::rateMicrosPerHour).sum());
    }

    /** The shortest runway to be warned of for which the rest does not last; {@link #UNWARNED} for none. */
    int shortOf() {
        var now = standing();
        return WARNINGS_HOURS.stream().filter(hours -> now.burnMicrosPerHour() > 0 && now.availableMicros() < now.burnMicrosPerHour() * hours).findFirst()
                .orElse(UNWARNED);
    }

    /** How much of an amount credit pays for. */
    long creditFor(long amountMicros) {
        return Math.min(amountMicros, standing().creditMicros());
    }

    public Account after(BillingEvent event) {
        return switch (event) {
            case MeterStarted e -> with(meters.values(), new Meter(e.deploymentId(), e.botId(), e.provider(), e.region(), e.rateMicrosPerHour(), e.at(), 0, 0));
            case MeterStopped e -> new Account(balanceMicros, credits, without(e.deploymentId().value()), warnedHours, graceEndsAt, booked);
            case UsageCharged e -> charged(e);
            case PaymentBegun notPaidYet -> this;
            case PaymentBooked e -> richer(new Account(balanceMicros + e.amountMicros(), credits, meters, warnedHours, graceEndsAt,
                    plus(booked, e.paymentId().value())));
            case CreditGranted e -> richer(new Account(balanceMicros, plus(credits, new Credit(e.creditId(), e.amountMicros(), e.expiresAt())), meters,
                    warnedHours, graceEndsAt, plus(booked, e.creditId().value())));
            case CreditExpired e -> new Account(balanceMicros, credits.stream().filter(credit -> !credit.creditId().equals(e.creditId())).toList(), meters,
                    warnedHours, graceEndsAt, booked);
            case RunwayShort e -> new Account(balanceMicros, credits, meters, e.hours(), graceEndsAt, booked);
            case BalanceExhausted e -> new Account(balanceMicros, credits, meters, warnedHours, Optional.of(e.graceEndsAt()), booked);
            case BalanceRestored e -> new Account(balanceMicros, credits, meters, warnedHours, Optional.empty(), booked);
            case GraceEnded e -> new Account(balanceMicros, credits, meters, warnedHours, Optional.empty(), booked);
        };
    }

    private Account charged(UsageCharged e) {
        long credit = e.fromCreditMicros();
        var left = new ArrayList<Credit>();
        for (var each : credits) {
            long used = Math.min(credit, each.leftMicros());
            credit -= used;
            if (each.leftMicros() > used) {
                left.add(each.less(used));
            }
        }
        var meter = meters.get(e.deploymentId().value()).charged(e.seconds(), e.amountMicros());
        return new Account(balanceMicros - (e.amountMicros() - e.fromCreditMicros()), left, meters, warnedHours, graceEndsAt, booked)
                .with(meters.values(), meter);
    }

    /** With more money, warnings that no longer hold may be given again. */
    private static Account richer(Account account) {
        return new Account(account.balanceMicros, account.credits, account.meters, account.shortOf(), account.graceEndsAt, account.booked);
    }

    private Account with(Collection<Meter> others, Meter meter) {
        var next = new TreeMap<String, Meter>();
        others.forEach(each -> next.put(each.deploymentId().value(), each));
        next.put(meter.deploymentId().value(), meter);
        return new Account(balanceMicros, credits, next, warnedHours, graceEndsAt, booked);
    }

    private Map<String, Meter> without(String deployment) {
        var next = new TreeMap<>(meters);
        next.remove(deployment);
        return next;
    }

    private static Set<String> plus(Set<String> ids, String id) {
        var next = new HashSet<>(ids);
        next.add(id);
        return next;
    }

    private static List<Credit> plus(List<Credit> credits, Credit credit) {
        var next = new ArrayList<>(credits);
        next.add(credit);
        next.sort(Comparator.comparing(Credit::expiresAt).thenComparing(each -> each.creditId().value()));
        return List.copyOf(next);
    }
}
