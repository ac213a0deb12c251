package plutarc.platform.security.totp;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;
import plutarc.platform.security.HeldForAccount;
import plutarc.platform.vault.AccountSecrets;
import plutarc.platform.vault.AccountSecrets.Sealed;

/** Each account's authenticator: its secret, encrypted; the last code that was used; the hashes of its recovery codes. Thread-safe. */
@Component
class AuthenticatorStore implements HeldForAccount {

    private static final String PURPOSE = "totp";

    private final MongoCollection<Document> authenticators;
    private final MongoCollection<Document> offers;
    private final Runnable durable;
    private final AccountSecrets secrets;

    AuthenticatorStore(Documents documents, AccountSecrets secrets) {
        this.authenticators = documents.database().getCollection("authenticators");
        this.offers = documents.database().getCollection("authenticator_offers");
        this.durable = documents.durable();
        this.secrets = secrets;
    }

    /**
     * @param since         when it was confirmed
     * @param recoveryCodes hashes of those that have not been used
     */
    record Authenticator(byte[] secret, Instant since, List<String> recoveryCodes) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Authenticator[" + since + "]";
        }
    }

    Optional<Authenticator> find(AccountId account) {
        return Optional.ofNullable(authenticators.find(Filters.eq(account.value())).first()).map(document -> new Authenticator(open(account, document),
                document.getDate("since").toInstant(), document.getList("recovery", String.class)));
    }

    boolean has(AccountId account) {
        return authenticators.find(Filters.eq(account.value())).first() != null;
    }

    /** Keeps a secret that is shown but not confirmed yet; it takes the place of an earlier one. */
    void offer(AccountId account, byte[] secret, Instant until) {
        offers.replaceOne(Filters.eq(account.value()), document(account, secret).append("until", Date.from(until)), new ReplaceOptions().upsert(true));
        durable.run();
    }

    Optional<byte[]> offered(AccountId account, Instant now) {
        return Optional.ofNullable(offers.find(Filters.and(Filters.eq(account.value()), Filters.gt("until", Date.from(now)))).first())
                .map(document -> open(account, document));
    }

    /** @param lastStep the step of the code that confirmed it */
    void confirm(AccountId account, byte[] secret, Instant since, long lastStep, List<String> recoveryHashes) {
        authenticators.replaceOne(Filters.eq(account.value()), document(account, secret).append("since", Date.from(since)).append("lastStep", lastStep)
                .append("recovery", recoveryHashes), new ReplaceOptions().upsert(true));
        offers.deleteOne(Filters.eq(account.value()));
        durable.run();
    }

    /** Uses the code of this step up. @return false if it, or a later one, was used before */
    boolean use(AccountId account, long step) {
        boolean first = authenticators.updateOne(Filters.and(Filters.eq(account.value()), Filters.lt("lastStep", step)), Updates.set("lastStep", step))
                .getModifiedCount() == 1;
        durable.run();
        return first;
    }

    /** Uses a recovery code up. @return false if it was used before */
    boolean useRecovery(AccountId account, String hash) {
        boolean first = authenticators.updateOne(Filters.and(Filters.eq(account.value()), Filters.eq("recovery", hash)), Updates.pull("recovery", hash))
                .getModifiedCount() == 1;
        durable.run();
        return first;
    }

    void replaceRecovery(AccountId account, List<String> hashes) {
        authenticators.updateOne(Filters.eq(account.value()), Updates.set("recovery", hashes));
        durable.run();
    }

    /** For good: old pages of the store may still hold the secret, but nothing holds the key that it is sealed with. */
    void remove(AccountId account) {
        authenticators.deleteOne(Filters.eq(account.value()));
        offers.deleteOne(Filters.eq(account.value()));
        durable.run();
        secrets.forget(account);
    }

    @Override
    public void forget(AccountId account) {
        remove(account);
    }

    private Document document(AccountId account, byte[] secret) {
        Sealed sealed = secrets.seal(account, PURPOSE, secret);
        return new Document("_id", account.value()).append("key", new Binary(sealed.key())).append("sealed", new Binary(sealed.sealed()));
    }

    private byte[] open(AccountId account, Document document) {
        return secrets.open(account, PURPOSE, new Sealed(document.get("key", Binary.class).getData(), document.get("sealed", Binary.class).getData()));
    }
}
