package plutarc.exchanges.bybit;

import java.util.Set;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.exchanges.Capabilities;

/** What Bybit v5 can do for an ordinary account. Its dead-man switch is for institutional clients only. */
final class BybitCapabilities {

    static final Capabilities BYBIT = new Capabilities("Bybit", Capabilities.Testnet.HOST, Set.of(ContractType.values()), Set.of(MarginMode.values()),
            Capabilities.Scope.ACCOUNT, true, Set.of(Capabilities.PositionMode.values()), true, true, true, true, true,
            Capabilities.DeadManSwitch.NONE, Capabilities.CandleSource.STREAM, BybitWords.intervals(), false, 36, 1000, 10);

    private BybitCapabilities() {
    }
}
