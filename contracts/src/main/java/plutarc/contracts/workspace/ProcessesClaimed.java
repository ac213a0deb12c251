package plutarc.contracts.workspace;

import plutarc.contracts.message.Event;
import plutarc.contracts.message.MessageName;

/**
 * From here on the processes of this event store (deployments, deadlines) are kept in this relational database, and in no other.
 *
 * @param store identifies the database
 */
@MessageName("installation.processes_claimed")
public record ProcessesClaimed(String store) implements Event {
}
