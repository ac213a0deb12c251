package plutarc.contracts.audit;

import java.util.List;
import plutarc.contracts.message.ActorKind;

/** What can be filtered by: every actor and action that the workspace's log knows. */
public record AuditChoices(List<ActorChoice> actors, List<String> actions) {

    public record ActorChoice(ActorKind kind, String id, String name) {
    }
}
