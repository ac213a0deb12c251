package plutarc.platform.security;

import java.time.Instant;
import org.bson.Document;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * A person who can sign in, and the workspace in which.
 *
 * @param email              lower case; personal data, never in an event
 * @param passwordHash       with the name of its algorithm in front
 * @param mustChangePassword the password was given by somebody else and is good for one thing: to be replaced
 */
public record Account(AccountId id, String email, String passwordHash, boolean mustChangePassword, WorkspaceId workspaceId, String workspaceName, Role role,
               Instant createdAt) {

    Account withPassword(String hash) {
        return new Account(id, email, hash, false, workspaceId, workspaceName, role, createdAt);
    }

    Account withOneTimePassword(String hash) {
        return new Account(id, email, hash, true, workspaceId, workspaceName, role, createdAt);
    }

    Document document() {
        return new Document("_id", id.value()).append("email", email).append("passwordHash", passwordHash)
                .append("mustChangePassword", mustChangePassword).append("workspaceId", workspaceId.value())
                .append("workspaceName", workspaceName).append("role", role.code()).append("createdAt", createdAt.toString());
    }

    static Account of(Document document) {
        return new Account(new AccountId(document.getString("_id")), document.getString("email"), document.getString("passwordHash"),
                document.getBoolean("mustChangePassword", false), new WorkspaceId(document.getString("workspaceId")),
                document.getString("workspaceName"), Role.ofCode(document.getString("role")), Instant.parse(document.getString("createdAt")));
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
