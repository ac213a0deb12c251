package plutarc.exchanges.bybit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeError;
import plutarc.exchanges.KeyCheck;
import plutarc.exchanges.wire.Json;
import tools.jackson.core.JsonParser;

/** The result of {@code GET /v5/user/query-api}. */
final class KeyRow {

    private final Set<String> permissions = new HashSet<>();
    private final List<String> ips = new ArrayList<>();
    private boolean readOnly;
    private Optional<Instant> expiresAt = Optional.empty();

    private KeyRow() {
    }

    static KeyCheck read(JsonParser parser) {
        KeyRow row = new KeyRow();
        Json.eachField(parser, name -> row.take(name, parser));
        return row.check();
    }

    private void take(String name, JsonParser parser) {
        switch (name) {
            case "readOnly" -> readOnly = Json.integer(parser) != 0;
            case "permissions" -> Json.eachField(parser, group ->
                    Json.eachElement(parser, () -> permissions.add(group + "." + Json.text(parser))));
            case "ips" -> Json.eachElement(parser, () -> {
                // An unbound key is shown as bound to every address.
                if (!Json.text(parser).equals("*")) {
                    ips.add(Json.text(parser));
                }
            });
            case "expiredAt" -> expiresAt = Optional.of(Json.text(parser)).filter(text -> !text.isEmpty()).map(Instant::parse)
                    .filter(instant -> instant.isAfter(Instant.EPOCH));
            default -> { }
        }
    }

    private KeyCheck check() {
        boolean orders = permissions.contains("ContractTrade.Order") || permissions.contains("Derivatives.DerivativesTrade");
        boolean canTrade = orders && !readOnly;
        boolean canWithdraw = permissions.contains("Wallet.Withdraw") && !readOnly;
        Optional<ExchangeError> problem = canTrade ? Optional.empty() : Optional.of(ExchangeError.of(ErrorReason.PERMISSION_DENIED,
                readOnly ? "the key is read-only; it needs Contract: Orders and Positions, read-write"
                        : "the key may not trade derivatives; it needs Contract: Orders and Positions, read-write"));
        return new KeyCheck(problem, canTrade, canWithdraw, ips, expiresAt);
    }
}
