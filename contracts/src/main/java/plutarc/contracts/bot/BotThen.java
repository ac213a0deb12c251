package plutarc.contracts.bot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.trading.Position;

/**
 * A bot at one moment of its past, as its events say.
 *
 * @param configuration the latest sent to it; empty only before its first
 * @param positions     open ones, as opened, with their stops as last moved
 * @param netPnlTotal   of trades closed until then, after fees and funding
 */
public record BotThen(String name, BotState state, Optional<String> stateReason, Instant stateSince, RegionId region, Optional<DeploymentId> deploymentId,
                      Optional<Instance> instance, Optional<String> botVersion, Optional<BotConfiguration> configuration, RiskLimits riskLimits,
                      List<Position> positions, long trades, long wins, BigDecimal netPnlTotal) {
}
