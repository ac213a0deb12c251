package plutarc.commandside.billing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.OwnedByWorkspace;
import plutarc.contracts.billing.BillingCommand.*;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/** The money of one workspace. {@link Charging} decides; this is where Axon meets it. */
@Aggregate(type = "billing", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots", commandTargetResolver = "commandTarget")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
public class BillingAccount implements OwnedByWorkspace {
    static final long MOST_MICROS = 1_000_000_000_000L;
    static final long LEAST_MICROS = 1_000_000L;
    private static final long MICROS_OF_CENT = 10_000L;

    @AggregateIdentifier
    private String accountId;
    private WorkspaceId workspaceId;
    private Account account = Account.EMPTY;

    BillingAccount() {
    }

    @Override
    public WorkspaceId workspaceId() {
        return workspaceId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void topUp(TopUpManually command, PaymentProvider provider, Clock clock) {
        if (!provider.byHand()) {
            throw new RefusedException("billing.not_by_hand", "This installation takes payments through " + provider.name() + " only.");
        }
        record(decide(command.workspaceId()).pay(command.paymentId(), amount(command.amountMicros()), provider.name(),
                Fields.text("reference", command.reference(), 80), clock.instant()));
    }

    /** What follows is the provider's: the money counts when the provider says that it is there. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void begin(BeginPayment command, PaymentProvider provider, Clock clock) {
        record(decide(command.workspaceId()).begin(command.paymentId(), amount(command.amountMicros()), provider.name(), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void book(BookPayment command, Clock clock) {
        record(decide(command.workspaceId()).pay(command.paymentId(), amount(command.amountMicros()), command.provider(), command.reference(), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void grant(GrantCredit command, Clock clock) {
        record(decide(command.workspaceId()).grant(command.creditId(), amount(command.amountMicros()), command.expiresAt(),
                Fields.text("note", command.note(), 80), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void start(StartMeter command, Rates rates) {
        record(decide(command.workspaceId()).start(command, rates.of(command.provider(), command.region(), command.size())));
    }

    @CommandHandler
    void stop(StopMeter command) {
        record(decide(command.workspaceId()).stop(command.deploymentId().value(), command.at()));
    }

    @CommandHandler
    void post(PostUsage command) {
        record(decide(command.workspaceId()).post(command.at()));
    }

    @CommandHandler
    void endGrace(EndGrace command) {
        record(decide(command.workspaceId()).endGrace(command.at()));
    }

    @EventSourcingHandler
    void on(BillingEvent event) {
        accountId = "billing-" + event.workspaceId().value();
        workspaceId = event.workspaceId();
        account = account.after(event);
    }

    private Charging decide(WorkspaceId workspace) {
        return new Charging(workspace, account);
    }

    private static void record(Charging decision) {
        decision.events().forEach(event -> apply(event));
    }

    private static long amount(long micros) {
        if (micros < LEAST_MICROS || micros > MOST_MICROS || micros % MICROS_OF_CENT != 0) {
            throw Fields.invalid("amountMicros", micros, LEAST_MICROS + " to " + MOST_MICROS + " micro-units, in whole cents: 1 to 1,000,000 of the currency");
        }
        return micros;
    }
}
