package plutarc.exchanges;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the account holds, by settlement currency. */
public record Wallet(List<Balance> balances, Instant at) {

    public Wallet {
        balances = List.copyOf(balances);
    }

    public Optional<Balance> in(String currency) {
        return balances.stream().filter(balance -> balance.currency().equals(currency)).findFirst();
    }

    /**
     * One currency.
     *
     * @param total         wallet balance: deposits, realised results, fees and funding
     * @param equity        total and unrealised PnL
     * @param available     free to open positions with
     * @param unrealisedPnl of open positions at the mark price
     */
    public record Balance(String currency, BigDecimal total, BigDecimal equity, BigDecimal available, BigDecimal unrealisedPnl) {
    }
}
