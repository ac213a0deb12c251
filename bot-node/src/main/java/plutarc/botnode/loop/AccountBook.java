package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.Optional;
import plutarc.exchanges.Wallet;

/** The account's money, as the venue last told it. Amounts in one settlement currency. Of the loop's thread alone. */
final class AccountBook {

    private Optional<Wallet> wallet = Optional.empty();
    private Optional<String> currency = Optional.empty();

    void wallet(Wallet latest) {
        wallet = Optional.of(latest);
    }

    void settlesIn(String settleCurrency) {
        currency = Optional.of(settleCurrency);
    }

    Optional<String> currency() {
        return currency;
    }

    Optional<Wallet.Balance> balance(String of) {
        return wallet.flatMap(w -> w.in(of));
    }

    /** Wallet balance and what is not realised yet; NaN while the wallet is unknown. */
    double equity(String of, BigDecimal unrealised) {
        return balance(of).map(b -> b.total().add(unrealised).doubleValue()).orElse(Double.NaN);
    }

    double available(String of) {
        return balance(of).map(b -> b.available().doubleValue()).orElse(Double.NaN);
    }
}
