package plutarc.platform.security.passkey;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.documents.Documents;
import plutarc.platform.security.HeldForAccount;

/** The public half of each passkey. Thread-safe; each change is durable when its call returns. */
@Component
class PasskeyStore implements UserCredentialRepository, HeldForAccount {

    private final MongoCollection<Document> passkeys;
    private final Runnable durable;

    PasskeyStore(Documents documents) {
        this.passkeys = documents.database().getCollection("passkeys");
        this.durable = documents.durable();
    }

    List<CredentialRecord> of(AccountId account) {
        List<CredentialRecord> found = new ArrayList<>();
        passkeys.find(Filters.eq("account", account.value())).forEach(document -> found.add(record(document)));
        found.sort(Comparator.comparing(CredentialRecord::getCreated));
        return found;
    }

    boolean rename(AccountId account, String id, String label) {
        boolean known = passkeys.updateOne(own(account, id), Updates.set("label", label)).getMatchedCount() == 1;
        durable.run();
        return known;
    }

    boolean remove(AccountId account, String id) {
        boolean known = passkeys.deleteOne(own(account, id)).getDeletedCount() == 1;
        durable.run();
        return known;
    }

    @Override
    public void forget(AccountId account) {
        passkeys.deleteMany(Filters.eq("account", account.value()));
        durable.run();
    }

    @Override
    public void save(CredentialRecord passkey) {
        Document document = new Document("_id", passkey.getCredentialId().toBase64UrlString())
                .append("account", PasskeyOwners.account(passkey.getUserEntityUserId()).value())
                .append("publicKey", new Binary(passkey.getPublicKey().getBytes())).append("signatures", passkey.getSignatureCount())
                .append("verifiesUser", passkey.isUvInitialized()).append("backupEligible", passkey.isBackupEligible()).append("backedUp", passkey.isBackupState())
                .append("transports", passkey.getTransports().stream().map(AuthenticatorTransport::getValue).toList())
                .append("attestation", new Binary(passkey.getAttestationObject().getBytes()))
                .append("clientData", new Binary(passkey.getAttestationClientDataJSON().getBytes()))
                .append("label", passkey.getLabel()).append("created", Date.from(passkey.getCreated())).append("used", Date.from(passkey.getLastUsed()));
        passkeys.replaceOne(Filters.eq(document.getString("_id")), document, new ReplaceOptions().upsert(true));
        durable.run();
    }

    @Override
    public CredentialRecord findByCredentialId(Bytes id) {
        return Optional.ofNullable(passkeys.find(Filters.eq(id.toBase64UrlString())).first()).map(PasskeyStore::record).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return of(PasskeyOwners.account(handle));
    }

    @Override
    public void delete(Bytes id) {
        passkeys.deleteOne(Filters.eq(id.toBase64UrlString()));
        durable.run();
    }

    private static Bson own(AccountId account, String id) {
        return Filters.and(Filters.eq(id), Filters.eq("account", account.value()));
    }

    private static CredentialRecord record(Document document) {
        Instant created = document.getDate("created").toInstant();
        return ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY).credentialId(Bytes.fromBase64(document.getString("_id")))
                .userEntityUserId(PasskeyOwners.handle(new AccountId(document.getString("account"))))
                .publicKey(new ImmutablePublicKeyCose(document.get("publicKey", Binary.class).getData())).signatureCount(document.getLong("signatures"))
                .uvInitialized(document.getBoolean("verifiesUser")).backupEligible(document.getBoolean("backupEligible")).backupState(document.getBoolean("backedUp"))
                .transports(document.getList("transports", String.class).stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toSet()))
                .attestationObject(new Bytes(document.get("attestation", Binary.class).getData()))
                .attestationClientDataJSON(new Bytes(document.get("clientData", Binary.class).getData()))
                .label(document.getString("label")).created(created).lastUsed(document.getDate("used").toInstant()).build();
    }
}
