package plutarc.queryside.workspace;

import java.util.Optional;
import plutarc.contracts.workspace.InvitationId;

/** Whom an invitation was sent to: personal data, which views do not hold. Thread-safe. */
@FunctionalInterface
public interface InvitedPeople {

    /** Empty once it is no longer kept. */
    Optional<String> addressOf(InvitationId invitation);
}
