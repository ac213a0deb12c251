package plutarc.platform.security.token;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * What is kept of a token; not the token.
 *
 * @param id       names it in lists and on the record; opens nothing
 * @param hint     its last four characters, by which its owner can tell it from others
 * @param lastUsed to the minute
 */
record ApiToken(String id, AccountId owner, WorkspaceId workspace, String name, String hint, Set<Permission> permissions, Instant created, Instant expires,
                Optional<Instant> lastUsed) {

    Document document() {
        Document document = new Document("id", id).append("owner", owner.value()).append("workspace", workspace.value()).append("name", name).append("hint", hint)
                .append("permissions", permissions.stream().map(Permission::code).sorted().toList()).append("created", Date.from(created))
                .append("expires", Date.from(expires));
        lastUsed.ifPresent(at -> document.append("used", Date.from(at)));
        return document;
    }

    static ApiToken of(Document document) {
        return new ApiToken(document.getString("id"), new AccountId(document.getString("owner")), new WorkspaceId(document.getString("workspace")),
                document.getString("name"), document.getString("hint"),
                document.getList("permissions", String.class).stream().map(Permission::ofCode).collect(Collectors.toSet()), document.getDate("created").toInstant(),
                document.getDate("expires").toInstant(), Optional.ofNullable(document.getDate("used")).map(Date::toInstant));
    }
}
