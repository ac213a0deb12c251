package plutarc.exchanges.bybit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import plutarc.exchanges.Wallet;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/**
 * One account of {@code wallet} frames and of {@code GET /v5/account/wallet-balance}. Bybit gives no free margin per coin on a unified
 * account; it is wallet balance and unrealised loss, less what positions and orders bind, as in its own isolated-margin rules.
 */
final class WalletRow {

    private String currency = "";
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal equity = BigDecimal.ZERO;
    private BigDecimal unrealised = BigDecimal.ZERO;
    private BigDecimal bound = BigDecimal.ZERO;

    private WalletRow() {
    }

    static List<Wallet.Balance> read(JsonParser parser) {
        List<Wallet.Balance> balances = new ArrayList<>();
        Json.eachField(parser, name -> {
            if (name.equals("coin")) {
                Json.eachElement(parser, () -> {
                    WalletRow row = new WalletRow();
                    Json.eachField(parser, field -> row.take(field, parser));
                    balances.add(row.balance());
                });
            }
        });
        return balances;
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "coin" -> currency = Json.text(parser);
            case "walletBalance" -> total = Json.decimal(parser);
            case "equity" -> equity = Json.decimal(parser);
            case "unrealisedPnl" -> unrealised = Json.decimal(parser);
            case "totalPositionIM", "totalOrderIM", "locked" -> bound = bound.add(Json.decimal(parser));
            default -> { }
        }
    }

    private Wallet.Balance balance() {
        BigDecimal available = total.add(unrealised.min(BigDecimal.ZERO)).subtract(bound).max(BigDecimal.ZERO);
        return new Wallet.Balance(currency, total, equity, available, unrealised);
    }
}
