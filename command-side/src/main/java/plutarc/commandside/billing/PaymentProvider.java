package plutarc.commandside.billing;

import java.util.Optional;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.workspace.WorkspaceId;

/** How money comes into an installation. Implementations are thread-safe. */
public interface PaymentProvider {

    /** Payments are booked by whoever may manage the workspace's billing: what an installation of one's own starts with. */
    PaymentProvider MANUAL = new PaymentProvider() {
        @Override
        public String name() {
            return "manual";
        }

        @Override
        public Optional<String> checkout(WorkspaceId workspace, PaymentId payment, long amountMicros) {
            return Optional.empty();
        }
    };

    /** Such as {@code manual} or {@code stripe}. */
    String name();

    default boolean byHand() {
        return this == MANUAL;
    }

    /**
     * Begins a payment.
     *
     * @return where in the browser it is to be made; empty for payments that are made elsewhere and booked by hand
     * @throws plutarc.contracts.message.RefusedException {@code billing.provider_unavailable}
     */
    Optional<String> checkout(WorkspaceId workspace, PaymentId payment, long amountMicros);
}
