package plutarc.contracts.billing;

import java.time.Instant;
import java.util.List;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.workspace.WorkspaceId;

/** What has happened to a workspace's money. Each says how the workspace stands after it; amounts are micro-units. */
public sealed interface BillingEvent extends Event {

    WorkspaceId workspaceId();

    BillingStanding standing();

    /** @param at when the instance began to be charged; the rate holds until its meter stops, whatever the table says by then */
    @MessageName("billing.meter_started")
    record MeterStarted(WorkspaceId workspaceId, DeploymentId deploymentId, BotId botId, String provider, RegionId region, String size,
                        long rateMicrosPerHour, Instant at, BillingStanding standing) implements BillingEvent {
    }

    @MessageName("billing.meter_stopped")
    record MeterStopped(WorkspaceId workspaceId, DeploymentId deploymentId, BotId botId, Instant at, BillingStanding standing) implements BillingEvent {
    }

    /**
     * Never spans two months (UTC).
     *
     * @param seconds    charged: those from {@code from} to {@code to}, or more where the minimum was not reached
     * @param fromCredit the part of the amount that was taken from credit; the rest was taken from the balance
     */
    @MessageName("billing.usage_charged")
    record UsageCharged(WorkspaceId workspaceId, DeploymentId deploymentId, BotId botId, String provider, RegionId region, Instant from, Instant to,
                        long seconds, long amountMicros, long fromCreditMicros, BillingStanding standing) implements BillingEvent {
    }

    /** Somebody is on the way to pay. */
    @MessageName("billing.payment_begun")
    record PaymentBegun(WorkspaceId workspaceId, PaymentId paymentId, long amountMicros, String provider, Instant at, BillingStanding standing)
            implements BillingEvent {
    }

    /** @param provider such as {@code manual} or {@code stripe}; {@code reference} is its own name for the payment */
    @MessageName("billing.payment_booked")
    record PaymentBooked(WorkspaceId workspaceId, PaymentId paymentId, long amountMicros, String provider, String reference, Instant at,
                         BillingStanding standing) implements BillingEvent {
    }

    @MessageName("billing.credit_granted")
    record CreditGranted(WorkspaceId workspaceId, CreditId creditId, long amountMicros, Instant expiresAt, String note, Instant at,
                         BillingStanding standing) implements BillingEvent {
    }

    @MessageName("billing.credit_expired")
    record CreditExpired(WorkspaceId workspaceId, CreditId creditId, long amountMicros, Instant at, BillingStanding standing) implements BillingEvent {
    }

    /** What is left lasts for less than {@code hours} (72, 24 or 6). Said once on the way down. */
    @MessageName("billing.runway_short")
    record RunwayShort(WorkspaceId workspaceId, int hours, Instant at, BillingStanding standing) implements BillingEvent {
    }

    /** Nothing is left; what is charged is stopped at the end of the grace time unless money comes. */
    @MessageName("billing.balance_exhausted")
    record BalanceExhausted(WorkspaceId workspaceId, Instant at, Instant graceEndsAt, BillingStanding standing) implements BillingEvent {
    }

    @MessageName("billing.balance_restored")
    record BalanceRestored(WorkspaceId workspaceId, Instant at, BillingStanding standing) implements BillingEvent {
    }

    /** @param bots those that are charged: each is to be wound down */
    @MessageName("billing.grace_ended")
    record GraceEnded(WorkspaceId workspaceId, List<BotId> bots, Instant at, BillingStanding standing) implements BillingEvent {
    }
}
