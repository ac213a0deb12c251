package plutarc.contracts.billing;

import java.time.Instant;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.MessageName;
import plutarc.contracts.message.Requires;
import plutarc.contracts.message.SentBy;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/** What can be asked of a workspace's billing account, which opens with the first of them. Instants are of the wall clock. */
public sealed interface BillingCommand extends Command {

    WorkspaceId workspaceId();

    @Override
    default String aggregateId() {
        return "billing-" + workspaceId().value();
    }

    /** Books a payment that somebody vouches for; only where the installation takes money by hand. Told again, it changes nothing. */
    @MessageName("billing.top_up_manually")
    @Requires(Permission.BILLING_MANAGE)
    record TopUpManually(WorkspaceId workspaceId, PaymentId paymentId, long amountMicros, String reference) implements BillingCommand {
    }

    /** Puts on record that somebody goes to the payment provider. */
    @MessageName("billing.begin_payment")
    @Requires(Permission.BILLING_MANAGE)
    record BeginPayment(WorkspaceId workspaceId, PaymentId paymentId, long amountMicros) implements BillingCommand {
    }

    /** A payment provider has the money. Told again, it changes nothing. */
    @MessageName("billing.book_payment")
    @SentBy(ActorKind.SYSTEM)
    record BookPayment(WorkspaceId workspaceId, PaymentId paymentId, long amountMicros, String provider, String reference) implements BillingCommand {
    }

    @MessageName("billing.grant_credit")
    @SentBy(ActorKind.SYSTEM)
    record GrantCredit(WorkspaceId workspaceId, CreditId creditId, long amountMicros, Instant expiresAt, String note) implements BillingCommand {
    }

    /** A deployment's instance is in use from {@code at} on. */
    @MessageName("billing.start_meter")
    @SentBy(ActorKind.SYSTEM)
    record StartMeter(WorkspaceId workspaceId, DeploymentId deploymentId, BotId botId, String provider, RegionId region, String size, Instant at)
            implements BillingCommand {
    }

    @MessageName("billing.stop_meter")
    @SentBy(ActorKind.SYSTEM)
    record StopMeter(WorkspaceId workspaceId, DeploymentId deploymentId, Instant at) implements BillingCommand {
    }

    /** Charges every running meter up to {@code at}, lets expired credit go and looks how long the rest lasts. */
    @MessageName("billing.post_usage")
    @SentBy(ActorKind.SYSTEM)
    record PostUsage(WorkspaceId workspaceId, Instant at) implements BillingCommand {
    }

    @MessageName("billing.end_grace")
    @SentBy(ActorKind.SYSTEM)
    record EndGrace(WorkspaceId workspaceId, Instant at) implements BillingCommand {
    }
}
