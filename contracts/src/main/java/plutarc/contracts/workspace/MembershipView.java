package plutarc.contracts.workspace;

/** One workspace of an account. */
public record MembershipView(WorkspaceId workspaceId, String name, String slug, WorkspaceKind kind, Role role) {
}
