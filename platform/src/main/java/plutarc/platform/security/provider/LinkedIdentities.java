package plutarc.platform.security.provider;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;
import plutarc.platform.security.HeldForAccount;
import plutarc.platform.security.SecretTokens;

/** Which person at the provider is which account here: by the provider's own name for them, which unlike an address never changes hands. Thread-safe. */
@Component
class LinkedIdentities implements HeldForAccount {

    private final MongoCollection<Document> identities;
    private final Runnable durable;

    LinkedIdentities(Documents documents) {
        this.identities = documents.database().getCollection("linked_identities");
        this.durable = documents.durable();
    }

    Optional<AccountId> accountOf(String issuer, String subject) {
        return Optional.ofNullable(identities.find(Filters.eq(id(issuer, subject))).first()).map(document -> new AccountId(document.getString("account")));
    }

    /** Whether somebody at this provider is linked to the account. */
    boolean linked(String issuer, AccountId account) {
        return identities.find(Filters.and(Filters.eq("account", account.value()), Filters.eq("issuer", issuer))).first() != null;
    }

    void link(String issuer, String subject, AccountId account) {
        identities.replaceOne(Filters.eq(id(issuer, subject)), new Document("_id", id(issuer, subject)).append("issuer", issuer).append("account", account.value()),
                new ReplaceOptions().upsert(true));
        durable.run();
    }

    @Override
    public void forget(AccountId account) {
        identities.deleteMany(Filters.eq("account", account.value()));
        durable.run();
    }

    private static String id(String issuer, String subject) {
        return SecretTokens.hash(issuer + "\n" + subject);
    }
}
