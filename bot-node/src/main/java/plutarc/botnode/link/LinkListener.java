package plutarc.botnode.link;

import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.VenueEndpoint;

/** Takes what the backend says. Called by the link's one thread; implementations enqueue and return. */
public interface LinkListener {

    /** The link stands, and everything that the backend had waiting has been handed over. */
    void up();

    /** The link is gone; it is being opened again. */
    void down(String reason);

    /** A configuration newer than the one before, or the same one again with its key after a restart. */
    void configured(BotConfiguration configuration, Optional<OpenedKey> key);

    /** May arrive more than once; it is executed once. */
    void instructed(BackendFrame.Instruct instruct);

    /** The progress of this instruction is on record at the backend. */
    void progressNoted(InstructionId instructionId);

    /** The backend wants this process to end. */
    void ended(String code, String message);

    /** An exchange key in plain text and where it is used; lives in memory only. */
    record OpenedKey(ExchangeKeyId keyId, VenueEndpoint endpoint, KeyMaterial material) {
    }
}
