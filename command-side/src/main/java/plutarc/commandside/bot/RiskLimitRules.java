package plutarc.commandside.bot;

import plutarc.contracts.message.RefusedException;
import plutarc.contracts.risk.RiskLimits;

/** Says whether risk limits are within their ranges. Pure and thread-safe. */
@FunctionalInterface
public interface RiskLimitRules {

    /** @throws RefusedException {@code risk.invalid}, with every problem at once */
    void requireValid(RiskLimits limits);
}
