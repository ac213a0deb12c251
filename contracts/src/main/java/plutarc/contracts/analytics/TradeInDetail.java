package plutarc.contracts.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.trading.OrderReport;
import plutarc.contracts.trading.TradeView;

/**
 * One trade with everything that is on record of it.
 *
 * @param stopPath     where stop and target stood, ascending, from the opening on; empty for trades of before it was kept
 * @param orders       the latest that is known of its entry and its exit order
 * @param openedStep   the step of the bot's history that opened the position, as time travel names steps
 * @param closedStep   the step that closed it
 */
public record TradeInDetail(TradeView view, Optional<BigDecimal> rMultiple, List<StopStep> stopPath, List<OrderReport> orders, Optional<DeploymentId> deploymentId,
                            Optional<ExchangeKeyId> keyId, Optional<ContractType> contractType, Optional<MarginMode> marginMode, Optional<String> openedStep,
                            Optional<String> closedStep) {

    /** @param rule the exit rule that set it, or {@code entry} */
    public record StopStep(Instant at, Optional<BigDecimal> stopPrice, Optional<BigDecimal> takeProfitPrice, String rule) {
    }
}
