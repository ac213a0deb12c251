package plutarc.contracts.link;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;
import plutarc.contracts.bot.VenueLatency;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.KeyFindings;

/** What a bot sends over its link. It speaks only of itself: the backend knows who it is from {@link Hello} and believes nothing else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = BotFrame.Hello.class, name = "hello"),
        @JsonSubTypes.Type(value = BotFrame.Heartbeat.class, name = "heartbeat"),
        @JsonSubTypes.Type(value = BotFrame.ConfigurationApplied.class, name = "configuration_applied"),
        @JsonSubTypes.Type(value = BotFrame.InstructionProgress.class, name = "instruction_progress"),
        @JsonSubTypes.Type(value = BotFrame.Reports.class, name = "reports"),
        @JsonSubTypes.Type(value = BotFrame.KeyChecked.class, name = "key_checked"),
        @JsonSubTypes.Type(value = BotFrame.Failure.class, name = "failure")
})
public sealed interface BotFrame {

    /**
     * Opens the link.
     *
     * @param secret          the one-time enrolment token the first time, afterwards the credential that {@link BackendFrame.Welcome} gave
     * @param publicKey       the bot's HPKE public key (Tink keyset, JSON, Base64) that secrets are sealed to; made anew at each start
     * @param epoch           names the numbering of its reports
     * @param appliedRevision revision of its cached configuration, 0 without one
     */
    record Hello(int protocol, BotId botId, DeploymentId deploymentId, String secret, String publicKey, String botVersion, String epoch,
                 long appliedRevision) implements BotFrame {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Hello[" + botId + ", " + deploymentId + ", " + botVersion + ", epoch " + epoch + ", revision " + appliedRevision + "]";
        }
    }

    /**
     * Sent as often as the backend asked. Never kept, never sent again.
     *
     * @param status           {@code starting, warming_up, trading, paused, no_key, no_template, no_market, closing, risk_paused}
     * @param reason           one sentence where the status needs one
     * @param marketTime       the venue's time, where known
     * @param linkRoundTripMs  the latest measured on this link; empty before the first
     * @param venueRoundTripMs the latest measured WebSocket round trip to the venue
     * @param orderRoundTripMs the latest measured order round trip
     * @param residentBytes    memory of the bot's process
     * @param risk             how far its limits are used; empty from versions that do not say
     * @param latency          percentiles of the round trips to the venue; empty while no adapter is open, and from versions that do not say
     */
    record Heartbeat(Instant at, String status, Optional<String> reason, Optional<Instant> marketTime, Optional<BigDecimal> equity, int openPositions,
                     long appliedRevision, long pendingReports, Optional<Double> linkRoundTripMs, Optional<Double> venueRoundTripMs,
                     Optional<Double> orderRoundTripMs, long residentBytes, Optional<RiskUse> risk,
                     Optional<VenueLatency> latency) implements BotFrame {
    }

    /** Sent the moment a configuration is in force. */
    record ConfigurationApplied(long revision) implements BotFrame {
    }

    /** ACKNOWLEDGED when taken, then DONE or FAILED. Sent again until {@link BackendFrame.ProgressNoted}. */
    record InstructionProgress(InstructionId instructionId, InstructionState state, Optional<String> detail) implements BotFrame {
    }

    /** Ascending numbers of the epoch given in {@link Hello}; answered by {@link BackendFrame.ReportsAcknowledged}. */
    record Reports(List<NumberedReport> reports) implements BotFrame {
    }

    /** What the venue says of the exchange key, asked from the bot's own address: when the key is taken up, after each new link, and about once an hour. */
    record KeyChecked(ExchangeKeyId keyId, KeyFindings findings) implements BotFrame {
    }

    /** A critical fault that the bot cannot go on from; the bot ends after it. */
    record Failure(String reason) implements BotFrame {
    }
}
