package plutarc.platform.security.token;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.Identifiers;
import plutarc.contracts.workspace.AccountId;
import plutarc.contracts.workspace.Permission;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.platform.documents.Documents;
import plutarc.platform.security.SecretTokens;
import plutarc.platform.security.HeldForAccount;
import plutarc.platform.security.TokenNames;

/** All personal API tokens, by the hash of each. Thread-safe; each change is durable when its call returns. */
@Component
class ApiTokens implements TokenNames, HeldForAccount {

    /** Lets people and secret scanners tell what they have found. */
    static final String PREFIX = "plutarc_";
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int HINT = 4;

    private final MongoCollection<Document> tokens;
    private final Runnable durable;
    private final Clock clock;

    ApiTokens(Documents documents, Clock clock) {
        this.tokens = documents.database().getCollection("api_tokens");
        this.durable = documents.durable();
        this.clock = clock;
    }

    /** A token that was just made: the only moment at which its text is known. */
    record Made(ApiToken token, String text) {

        /** Without the text. */
        @Override
        public String toString() {
            return "Made[" + token.id() + "]";
        }
    }

    Made make(AccountId owner, WorkspaceId workspace, String name, Set<Permission> permissions, Duration lifetime) {
        String text = PREFIX + SecretTokens.random();
        Instant now = clock.instant();
        ApiToken token = new ApiToken(Identifiers.random(), owner, workspace, name, text.substring(text.length() - HINT), permissions, now, now.plus(lifetime),
                Optional.empty());
        tokens.insertOne(token.document().append("_id", SecretTokens.hash(text)));
        durable.run();
        return new Made(token, text);
    }

    /** The token with this text, which is used now; empty where there is none or it has expired. */
    Optional<ApiToken> use(String text) {
        if (!text.startsWith(PREFIX) || text.length() != PREFIX.length() + SecretTokens.LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Bson it = Filters.eq(SecretTokens.hash(text));
        Optional<ApiToken> found = Optional.ofNullable(tokens.find(Filters.and(it, Filters.exists("revoked", false))).first()).map(ApiToken::of)
                .filter(token -> now.isBefore(token.expires()));
        if (found.isPresent() && found.get().lastUsed().map(last -> now.isAfter(last.plus(NOTED_EVERY))).orElse(true)) {
            tokens.updateOne(it, Updates.set("used", Date.from(now)));
        }
        return found;
    }

    /** The tokens of an account in a workspace, the newest first; expired ones too. */
    List<ApiToken> of(AccountId owner, WorkspaceId workspace) {
        List<ApiToken> found = new ArrayList<>();
        tokens.find(Filters.and(Filters.eq("owner", owner.value()), Filters.eq("workspace", workspace.value()), Filters.exists("revoked", false)))
                .forEach(document -> found.add(ApiToken.of(document)));
        found.sort(Comparator.comparing(ApiToken::created).reversed());
        return found;
    }

    @Override
    public Optional<Named> nameOf(String id) {
        return Optional.ofNullable(tokens.find(Filters.eq("id", id)).first()).map(ApiToken::of).map(token -> new Named(token.owner(), token.name()));
    }

    @Override
    public void forget(AccountId owner) {
        tokens.deleteMany(Filters.eq("owner", owner.value()));
        durable.run();
    }

    /** From now on it opens nothing; its name stays, for the record. @return whether the account had such a token */
    boolean revoke(AccountId owner, String id) {
        boolean known = tokens.updateOne(Filters.and(Filters.eq("owner", owner.value()), Filters.eq("id", id), Filters.exists("revoked", false)),
                Updates.set("revoked", Date.from(clock.instant()))).getModifiedCount() == 1;
        durable.run();
        return known;
    }
}
