package plutarc.contracts.link;

import java.util.Optional;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Where the text of exchange keys rests, encrypted, apart from everything else. Implemented by the platform; the exchange-key API
 * puts and deletes, the bot link alone reads. Thread-safe; each call returns after its effect is durable.
 */
public interface KeyVault {

    /** Keeps the material under this id, in place of what was there. */
    void put(WorkspaceId workspaceId, ExchangeKeyId keyId, KeyMaterial material);

    /** Empty where nothing was put or it has been deleted. */
    Optional<KeyMaterial> find(WorkspaceId workspaceId, ExchangeKeyId keyId);

    /** Forgets the material, for good. Nothing happens where there is none. */
    void delete(WorkspaceId workspaceId, ExchangeKeyId keyId);

    /** Forgets the material of all keys of a workspace, for good. Nothing happens where there is none. */
    void deleteAllOf(WorkspaceId workspaceId);
}
