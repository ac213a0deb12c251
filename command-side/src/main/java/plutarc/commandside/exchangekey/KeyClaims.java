package plutarc.commandside.exchangekey;

import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import plutarc.contracts.bot.BotConfiguration.KeyInUse;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.workspace.WorkspaceId;

/**
 * Gives exchange keys to bots, inside the unit of work of the bot's command: the key's events and the bot's are committed together or
 * not at all. Both aggregates stay locked until then, so a key cannot be deactivated, deleted or claimed in between.
 */
public final class KeyClaims {
    private final Repository<ExchangeKey> keys;

    public KeyClaims(Repository<ExchangeKey> keys) {
        this.keys = keys;
    }

    /** @throws RefusedException {@code exchangekey.unknown}, {@code exchangekey.inactive} or {@code bot.key_in_use} */
    public KeyInUse claim(WorkspaceId workspace, ExchangeKeyId keyId, BotId bot) {
        return load(workspace, keyId).invoke(key -> key.claim(bot));
    }

    /** Nothing happens if the bot does not have the key. */
    public void release(WorkspaceId workspace, ExchangeKeyId keyId, BotId bot) {
        load(workspace, keyId).execute(key -> key.release(bot));
    }

    private Aggregate<ExchangeKey> load(WorkspaceId workspace, ExchangeKeyId keyId) {
        try {
            var key = keys.load(keyId.value());
            if (key.invoke(it -> workspace.equals(it.workspaceId()))) {
                return key;
            }
        } catch (AggregateNotFoundException missing) {
            // answered below, as if it were another workspace's
        }
        throw new RefusedException("exchangekey.unknown", "There is no such exchange key.");
    }
}
