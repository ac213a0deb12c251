package plutarc.contracts.bot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.risk.RiskUse;
import plutarc.contracts.trading.Position;

/**
 * One bot as the dashboard shows it, on its card and its page.
 *
 * @param stateReason   why it is in its state, where that needs saying
 * @param status        what the bot says of itself, from its latest heartbeat
 * @param lastHeartbeat wall-clock time
 * @param paper         whether it trades on the local paper exchange
 * @param paused        whether it is configured to open no positions
 * @param equity        from the latest equity point, in {@code currency}
 * @param riskUse       how far its risk limits are used, from its latest heartbeat
 * @param address       that the bot's connections come from; reserved while it sleeps too
 * @param session       the session that runs or comes next, by the venue's time; empty without sessions
 * @param restartableAt when it may be restarted again; empty where it may now
 * @param newerVersion  that it can be updated to
 * @param replacing     {@code restart} or {@code update} while one is under way
 * @param venueLatency  percentiles of its round trips to the venue, from its latest heartbeat
 * @param recentTrades  closed in the thirty days of market time that end today; {@code recentWins} of them with a net PnL above zero
 * @param netPnlToday   of trades closed since 00:00 UTC of market time, after fees and funding
 */
public record BotView(BotId botId, String name, BotState state, Optional<String> stateReason, Instant stateSince, RegionId region,
                      Optional<DeploymentId> deploymentId, Optional<Instance> instance, Optional<String> botVersion,
                      Optional<String> status, Optional<String> statusReason, Optional<Instant> lastHeartbeat, Optional<Instant> marketTime,
                      Optional<Double> linkRoundTripMs, Optional<Double> venueRoundTripMs, Optional<Double> orderRoundTripMs, Optional<Long> residentBytes,
                      long configurationRevision, long appliedRevision, boolean paused, Optional<KeyOfBot> key, Optional<TemplateOfBot> template,
                      RiskLimits riskLimits, List<Position> positions, Optional<BigDecimal> equity, String currency, BigDecimal netPnlToday,
                      BigDecimal netPnlTotal, long trades, long wins, Instant deployedAt, Optional<RiskUse> riskUse, Optional<String> address,
                      Optional<SessionWindow> session, Optional<Instant> restartableAt, Optional<String> newerVersion, Optional<String> replacing,
                      Optional<VenueLatency> venueLatency, long recentTrades, long recentWins) {

    /** @param symbols of the enabled instruments */
    public record KeyOfBot(String keyId, String label, Venue venue, boolean paper, boolean testnet, boolean active, List<String> symbols) {
    }

    /** @param interval the trigger interval */
    public record TemplateOfBot(String templateId, String name, int version, String interval) {
    }
}
