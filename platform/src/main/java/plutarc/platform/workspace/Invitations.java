package plutarc.platform.workspace;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.InvitationId;
import plutarc.contracts.workspace.Role;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import plutarc.queryside.workspace.InvitedPeople;

/**
 * What an invitation's events must not hold: whom it was sent to, and the hash of its link's token. Gone once the invitation is accepted
 * or revoked. Thread-safe; each change is durable when its call returns.
 */
@Component
class Invitations implements InvitedPeople {

    private static final int TOKEN_BYTES = 32;

    private final MongoCollection<Document> invitations;
    private final Runnable durable;
    private final SecureRandom random = new SecureRandom();

    Invitations(Documents documents) {
        this.invitations = documents.database().getCollection("invitations");
        this.durable = documents.durable();
    }

    /** Whom, where and as what; the token's plaintext is known to its recipient only. */
    record Sent(InvitationId id, WorkspaceId workspace, String email, Role role) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Sent[" + id + "]";
        }
    }

    /** @return the token of the link */
    String put(Sent sent) {
        String token = newToken();
        invitations.insertOne(new Document("_id", sent.id().value()).append("workspace", sent.workspace().value()).append("email", sent.email())
                .append("role", sent.role().code()).append("token", hash(token)));
        durable.run();
        return token;
    }

    /** A new token in place of the one before, whose link is dead from now on. */
    String renew(InvitationId id) {
        String token = newToken();
        invitations.updateOne(Filters.eq(id.value()), Updates.set("token", hash(token)));
        durable.run();
        return token;
    }

    Optional<Sent> byToken(String token) {
        return token == null || token.isEmpty() ? Optional.empty() : Optional.ofNullable(invitations.find(Filters.eq("token", hash(token))).first()).map(Invitations::sent);
    }

    Optional<Sent> byId(InvitationId id) {
        return Optional.ofNullable(invitations.find(Filters.eq(id.value())).first()).map(Invitations::sent);
    }

    /** An open invitation of this workspace to this address. */
    Optional<Sent> to(WorkspaceId workspace, String email) {
        return Optional.ofNullable(invitations.find(Filters.and(Filters.eq("workspace", workspace.value()), Filters.eq("email", email))).first()).map(Invitations::sent);
    }

    void forget(InvitationId id) {
        invitations.deleteOne(Filters.eq(id.value()));
        durable.run();
    }

    void forgetAllOf(WorkspaceId workspace) {
        invitations.deleteMany(Filters.eq("workspace", workspace.value()));
        durable.run();
    }

    @Override
    public Optional<String> addressOf(InvitationId invitation) {
        return byId(invitation).map(Sent::email);
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Sent sent(Document document) {
        return new Sent(new InvitationId(document.getString("_id")), new WorkspaceId(document.getString("workspace")), document.getString("email"),
                Role.ofCode(document.getString("role")));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
