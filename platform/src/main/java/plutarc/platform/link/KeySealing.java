package plutarc.platform.link;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import plutarc.contracts.audit.AuditEntry;
import plutarc.contracts.audit.AuditNotes;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BackendFrame;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.platform.venue.VenueEndpoints;

/** Hands a bot the text of its exchange key so that only this process of the bot can open it. Thread-safe. */
@Component
class KeySealing {

    private static final Logger log = LoggerFactory.getLogger(KeySealing.class);

    private final KeyVault vault;
    private final VenueEndpoints venues;
    private final AuditNotes notes;
    private final Frames frames = new Frames();

    KeySealing(KeyVault vault, VenueEndpoints venues, AuditNotes notes) throws GeneralSecurityException {
        HybridConfig.register();
        this.vault = vault;
        this.venues = venues;
        this.notes = notes;
    }

    /**
     * @param publicKey a Tink keyset in JSON, in Base64
     * @throws IllegalArgumentException naming the field, if it is none
     */
    static HybridEncrypt sealer(String publicKey) {
        try {
            String keyset = new String(Base64.getDecoder().decode(publicKey), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(keyset).getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException | RuntimeException wrong) {
            throw new IllegalArgumentException("publicKey is no public key; allowed is a Tink HPKE public keyset in JSON, in Base64", wrong);
        }
    }

    /** The frame that puts this configuration in force, with the key beside it where one is assigned and known to the vault. */
    BackendFrame.Configure configure(BotConfiguration configuration, HybridEncrypt sealer) {
        return new BackendFrame.Configure(configuration, configuration.key().flatMap(key -> seal(configuration, key, sealer)));
    }

    private Optional<BackendFrame.SealedKey> seal(BotConfiguration configuration, BotConfiguration.KeyInUse key, HybridEncrypt sealer) {
        BotId botId = configuration.botId();
        return vault.find(configuration.workspaceId(), key.keyId()).map(material -> {
            notes.record(AuditNotes.Note.done(Optional.of(configuration.workspaceId()), new Actor(ActorKind.BOT, botId.value()), "exchangekey.opened_for_bot",
                    new AuditEntry.Target("exchangekey", key.keyId().value())));
            try {
                byte[] context = (botId + "/" + key.keyId()).getBytes(StandardCharsets.UTF_8);
                String ciphertext = Base64.getEncoder().encodeToString(sealer.encrypt(frames.bytes(material), context));
                return new BackendFrame.SealedKey(key.keyId(), venues.of(key), ciphertext);
            } catch (GeneralSecurityException failure) {
                log.atError().addKeyValue("bot", botId).addKeyValue("key", key.keyId()).setCause(failure).log("exchange key not sealed");
                return null;
            }
        });
    }
}
