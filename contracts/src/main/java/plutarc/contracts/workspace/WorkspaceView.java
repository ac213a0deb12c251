package plutarc.contracts.workspace;

import java.time.Instant;

/**
 * A workspace as its members see it.
 *
 * @param slug    empty text for a personal workspace
 * @param owner   what the owner is called
 * @param members how many there are, the owner among them
 */
public record WorkspaceView(WorkspaceId workspaceId, String name, String slug, WorkspaceKind kind, AccountId ownerId, String owner, int members, Instant createdAt) {
}
