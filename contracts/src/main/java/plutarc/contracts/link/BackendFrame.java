package plutarc.contracts.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotConfiguration;
import plutarc.contracts.bot.Instruction;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.exchangekey.ExchangeKeyId;

/** What the backend sends over a bot's link. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = BackendFrame.Welcome.class, name = "welcome"),
        @JsonSubTypes.Type(value = BackendFrame.Configure.class, name = "configure"),
        @JsonSubTypes.Type(value = BackendFrame.Instruct.class, name = "instruct"),
        @JsonSubTypes.Type(value = BackendFrame.ReportsAcknowledged.class, name = "reports_acknowledged"),
        @JsonSubTypes.Type(value = BackendFrame.ProgressNoted.class, name = "progress_noted"),
        @JsonSubTypes.Type(value = BackendFrame.Refused.class, name = "refused")
})
public sealed interface BackendFrame {

    /**
     * @param credential      for the next {@link BotFrame.Hello}; replaces the enrolment token, which is spent. Kept by the bot in its own folder, readable to it alone
     * @param acknowledged    the highest report number of the bot's epoch that is safely stored, 0 for none
     * @param configuration   the latest
     * @param pending         instructions that are not final yet, oldest first
     * @param heartbeatMillis how often to send heartbeats
     */
    record Welcome(String credential, long acknowledged, Configure configuration, List<Instruct> pending, long heartbeatMillis) implements BackendFrame {

        /** Without the credential. */
        @Override
        public String toString() {
            return "Welcome[acknowledged " + acknowledged + ", " + configuration + ", pending " + pending + "]";
        }
    }

    /** A configuration to put in force now, if its revision is above the one in force. */
    record Configure(BotConfiguration configuration, Optional<SealedKey> key) implements BackendFrame {
    }

    /** @param expiresAt after this instant (wall clock) it must not be begun */
    record Instruct(InstructionId instructionId, Instruction instruction, Instant expiresAt) implements BackendFrame {
    }

    /** Everything up to this number is safely stored: the bot may forget it. */
    record ReportsAcknowledged(String epoch, long number) implements BackendFrame {
    }

    /** The progress of this instruction is on record. */
    record ProgressNoted(InstructionId instructionId) implements BackendFrame {
    }

    /** @param code {@code protocol, unknown_bot, bad_secret, superseded, malformed, stopped}; after {@code stopped} and {@code superseded} the bot ends itself */
    record Refused(String code, String message) implements BackendFrame {
    }

    /**
     * The exchange key's text, sealed to the public key of this bot's process; nobody else can open it.
     *
     * @param endpoint   where the venue is reached
     * @param ciphertext Base64 of Tink HPKE over the JSON of {@link KeyMaterial}; the context info is the bot's id and the key's id, joined by a slash
     */
    record SealedKey(ExchangeKeyId keyId, VenueEndpoint endpoint, String ciphertext) {

        /** Without the ciphertext: it opens for one process only, but nobody else needs it. */
        @Override
        public String toString() {
            return "SealedKey[" + keyId + ", " + endpoint + "]";
        }
    }
}
