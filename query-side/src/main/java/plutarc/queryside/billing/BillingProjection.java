package plutarc.queryside.billing;

import static plutarc.queryside.billing.AccountFacts.ACCOUNTS;
import static plutarc.queryside.billing.StatementFacts.STATEMENTS;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.queryside.message.ViewProcessor;
import plutarc.queryside.store.Source;
import plutarc.queryside.store.ViewBatches;

/** Accounts and statements. Usage belongs to the month in which it was used, everything else to the month in which it happened. */
@ProcessingGroup(ViewProcessor.NAME)
public final class BillingProjection {

    private final ViewBatches batches;

    public BillingProjection(ViewBatches batches) {
        this.batches = batches;
    }

    @EventHandler
    void on(BillingEvent event, DomainEventMessage<?> message) {
        var at = at(event);
        var month = YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
        var workspace = event.workspaceId();
        var batch = batches.current();
        long before = batch.find(ACCOUNTS, workspace.value()).map(account -> account.standing().balanceMicros()).orElse(0L);
        batch.change(STATEMENTS, statement(workspace.value(), month), workspace, Source.of(message),
                known -> Optional.of(known.orElseGet(() -> StatementFacts.opened(month, before)).after(event)));
        batch.change(ACCOUNTS, workspace.value(), workspace, Source.of(message),
                known -> Optional.of(known.orElse(AccountFacts.EMPTY).after(event, month, at)));
    }

    static String statement(String workspace, String month) {
        return workspace + "/" + month;
    }

    private static Instant at(BillingEvent event) {
        return switch (event) {
            case MeterStarted e -> e.at();
            case MeterStopped e -> e.at();
            case UsageCharged e -> e.from();
            case PaymentBegun e -> e.at();
            case PaymentBooked e -> e.at();
            case CreditGranted e -> e.at();
            case CreditExpired e -> e.at();
            case RunwayShort e -> e.at();
            case BalanceExhausted e -> e.at();
            case BalanceRestored e -> e.at();
            case GraceEnded e -> e.at();
        };
    }
}
