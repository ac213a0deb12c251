package plutarc.commandside.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import plutarc.contracts.billing.BillingCommand.StartMeter;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.CreditId;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.workspace.WorkspaceId;

/** One decision about an account: collects the events that follow from it, each seen by the next. For one use by one thread. */
public final class Charging {
    /** Between nothing left and bots being stopped. */
    static final Duration GRACE = Duration.ofHours(1);

    private final WorkspaceId workspace;
    private final List<BillingEvent> events = new ArrayList<>();
    private Account account;

    public Charging(WorkspaceId workspace, Account account) {
        this.workspace = workspace;
        this.account = account;
    }

    public List<BillingEvent> events() {
        return List.copyOf(events);
    }

    /** A deployment that is being charged already goes on being charged. */
    public Charging start(StartMeter c, long rateMicrosPerHour) {
        if (account.meters().containsKey(c.deploymentId().value())) {
            return this;
        }
        add(standing -> new MeterStarted(workspace, c.deploymentId(), c.botId(), c.provider(), c.region(), c.size(), rateMicrosPerHour, c.at(), standing));
        return watch(c.at());
    }

    /** Nothing happens to a deployment that is not being charged. */
    public Charging stop(String deployment, Instant at) {
        var meter = account.meters().get(deployment);
        if (meter != null) {
            expire(at);
            meter.upToTheEnd(at).forEach(piece -> charge(meter, piece));
            add(standing -> new MeterStopped(workspace, meter.deploymentId(), meter.botId(), at, standing));
            watch(at);
        }
        return this;
    }

    /** Instances that cost nothing are put on the bill when they end. */
    public Charging post(Instant at) {
        expire(at);
        List.copyOf(account.meters().values()).stream().filter(meter -> meter.rateMicrosPerHour() > 0)
                .forEach(meter -> meter.until(at).forEach(piece -> charge(meter, piece)));
        return watch(at);
    }

    /** A payment may be begun again: nobody has paid yet. */
    Charging begin(PaymentId payment, long amountMicros, String provider, Instant at) {
        if (!account.booked().contains(payment.value())) {
            add(standing -> new PaymentBegun(workspace, payment, amountMicros, provider, at, standing));
        }
        return this;
    }

    public Charging pay(PaymentId payment, long amountMicros, String provider, String reference, Instant at) {
        if (!account.booked().contains(payment.value())) {
            add(standing -> new PaymentBooked(workspace, payment, amountMicros, provider, reference, at, standing));
        }
        return watch(at);
    }

    Charging grant(CreditId credit, long amountMicros, Instant expiresAt, String note, Instant at) {
        if (!account.booked().contains(credit.value())) {
            add(standing -> new CreditGranted(workspace, credit, amountMicros, expiresAt, note, at, standing));
        }
        return watch(at);
    }

    /** Nothing happens before the grace time is over, or where money has come. */
    Charging endGrace(Instant at) {
        post(at);
        if (account.graceEndsAt().filter(end -> !at.isBefore(end)).isPresent()) {
            var bots = account.meters().values().stream().filter(meter -> meter.rateMicrosPerHour() > 0).map(Meter::botId).distinct().toList();
            add(standing -> new GraceEnded(workspace, bots, at, standing));
        }
        return this;
    }

    private void expire(Instant at) {
        account.credits().stream().filter(credit -> !credit.expiresAt().isAfter(at)).forEach(credit ->
                add(standing -> new CreditExpired(workspace, credit.creditId(), credit.leftMicros(), at, standing)));
    }

    private void charge(Meter meter, Meter.Piece piece) {
        long fromCredit = account.creditFor(piece.amountMicros());
        add(standing -> new UsageCharged(workspace, meter.deploymentId(), meter.botId(), meter.provider(), meter.region(), piece.from(), piece.to(),
                piece.seconds(), piece.amountMicros(), fromCredit, standing));
    }

    private Charging watch(Instant at) {
        boolean nothingLeft = account.standing().availableMicros() <= 0 && account.standing().burnMicrosPerHour() > 0;
        if (nothingLeft && account.graceEndsAt().isEmpty()) {
            add(standing -> new BalanceExhausted(workspace, at, at.plus(GRACE), standing));
        } else if (!nothingLeft && account.graceEndsAt().isPresent()) {
            add(standing -> new BalanceRestored(workspace, at, standing));
        }
        int hours = account.shortOf();
        if (hours < account.warnedHours()) {
            add(standing -> new RunwayShort(workspace, hours, at, standing));
        }
        return this;
    }

    /** The standing that an event tells is the one after it. */
    private void add(Function<BillingStanding, BillingEvent> event) {
        account = account.after(event.apply(account.standing()));
        events.add(event.apply(account.standing()));
    }
}
