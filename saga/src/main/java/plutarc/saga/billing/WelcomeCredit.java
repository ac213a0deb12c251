package plutarc.saga.billing;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;
import plutarc.contracts.billing.BillingCommand.GrantCredit;
import plutarc.contracts.billing.CreditId;
import plutarc.contracts.workspace.WorkspaceEvent.WorkspaceOpened;
import plutarc.saga.message.SagaProcessor;
import plutarc.saga.message.SystemCommands;

/** Gives each new workspace its credit, where the installation gives any. The credit's id is made from the workspace's, so it is given once. */
@Component
@ProcessingGroup(SagaProcessor.NAME)
public class WelcomeCredit {

    /** @param micros none for 0; {@code days} until it expires */
    public record Terms(long micros, int days) {
        public static final Terms NONE = new Terms(0, 0);
    }

    private final Terms terms;
    private final SystemCommands commands;

    WelcomeCredit(Terms terms, SystemCommands commands) {
        this.terms = terms;
        this.commands = commands;
    }

    @EventHandler
    void on(WorkspaceOpened event, @Timestamp Instant at) {
        if (terms.micros() > 0) {
            commands.send("billing", event.workspaceId(), new GrantCredit(event.workspaceId(), new CreditId("welcome-" + event.workspaceId().value()),
                    terms.micros(), at.plus(Duration.ofDays(terms.days())), "Welcome"));
        }
    }
}
