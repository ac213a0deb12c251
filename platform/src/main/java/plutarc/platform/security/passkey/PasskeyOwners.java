package plutarc.platform.security.passkey;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.Account;
import plutarc.platform.security.Accounts;

/** Accounts, as passkeys know them: by their id, which tells nothing. Thread-safe. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The handle under which an authenticator keeps an account. */
    static Bytes handle(AccountId account) {
        return new Bytes(account.value().getBytes(StandardCharsets.UTF_8));
    }

    static AccountId account(Bytes handle) {
        return new AccountId(new String(handle.getBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return entity(accounts.byId(account(handle)));
    }

    /** @param accountId what Spring Security calls the name of who is signed in */
    @Override
    public PublicKeyCredentialUserEntity findByUsername(String accountId) {
        return entity(accounts.byId(new AccountId(accountId)));
    }

    /** Nothing: whoever has an account has an entity. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
    }

    /** Nothing: see {@link #save}. */
    @Override
    public void delete(Bytes handle) {
    }

    private static PublicKeyCredentialUserEntity entity(Optional<Account> account) {
        return account.map(known -> ImmutablePublicKeyCredentialUserEntity.builder().id(handle(known.id())).name(known.email()).displayName(known.email()).build())
                .orElse(null);
    }
}
