package plutarc.platform.security;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;

/** All accounts. Thread-safe; each change is durable when its call returns. */
@Component
public class Accounts {

    private static final String FIRST = "first_account";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> accounts;
    private final MongoCollection<Document> installation;
    private final Runnable durable;

    Accounts(Documents documents) {
        this.accounts = documents.database().getCollection("accounts");
        this.installation = documents.database().getCollection("installation");
        this.durable = documents.durable();
        accounts.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
        finishSetUp();
    }

    /** Whether the first account is still to be made. */
    public boolean setUpRequired() {
        return installation.find(Filters.eq(FIRST)).first() == null;
    }

    /**
     * Makes the first account. One document decides who is first, so that of several at once exactly one is.
     *
     * @return false if somebody was first already; nothing has changed then
     */
    boolean setUp(Account owner) {
        try {
            installation.insertOne(new Document("_id", FIRST).append("account", owner.document()));
        } catch (DuplicateKeyException | MongoWriteException taken) {
            if (taken instanceof MongoWriteException write && write.getError().getCode() != DUPLICATE_KEY) {
                throw taken;
            }
            return false;
        }
        finishSetUp();
        durable.run();
        return true;
    }

    /** The account that made this installation, if there is one. */
    Optional<Account> first() {
        return Optional.ofNullable(installation.find(Filters.eq(FIRST)).first())
                .flatMap(document -> byId(new AccountId(document.get("account", Document.class).getString("_id"))));
    }

    public Optional<Account> byEmail(String email) {
        return Optional.ofNullable(accounts.find(Filters.eq("email", normalised(email))).first()).map(Account::of);
    }

    public Optional<Account> byId(AccountId id) {
        return Optional.ofNullable(accounts.find(Filters.eq(id.value())).first()).map(Account::of);
    }

    /** @return false if another account has this address; nothing has changed then */
    boolean add(Account account) {
        try {
            accounts.insertOne(account.document());
        } catch (DuplicateKeyException | MongoWriteException taken) {
            if (taken instanceof MongoWriteException write && write.getError().getCode() != DUPLICATE_KEY) {
                throw taken;
            }
            return false;
        }
        durable.run();
        return true;
    }

    void save(Account account) {
        accounts.replaceOne(Filters.eq(account.id().value()), account.document(), new ReplaceOptions().upsert(true));
        durable.run();
    }

    void remove(AccountId id) {
        accounts.deleteOne(Filters.eq(id.value()));
        durable.run();
    }

    /** The form in which an address is compared. */
    static String normalised(String email) {
        return email.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** A crash between the two documents of {@link #setUp} is put right here. */
    private void finishSetUp() {
        Document first = installation.find(Filters.eq(FIRST)).first();
        if (first != null) {
            Document owner = first.get("account", Document.class);
            if (accounts.find(Filters.eq(owner.getString("_id"))).first() == null) {
                accounts.insertOne(owner);
            }
        }
    }
}
