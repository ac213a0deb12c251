package plutarc.exchanges;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the venue says about an API key.
 *
 * @param problem     why the key cannot be used; empty if it can
 * @param canTrade    may place derivative orders
 * @param canWithdraw may move money out: such a key must be refused
 * @param allowedIps  addresses that the key is bound to; empty if it is bound to none
 * @param expiresAt   empty if it does not expire or the venue does not say
 */
public record KeyCheck(Optional<ExchangeError> problem, boolean canTrade, boolean canWithdraw, List<String> allowedIps, Optional<Instant> expiresAt) {

    public KeyCheck {
        allowedIps = List.copyOf(allowedIps);
    }

    public static KeyCheck unusable(ExchangeError problem) {
        return new KeyCheck(Optional.of(problem), false, false, List.of(), Optional.empty());
    }
}
