package plutarc.paperexchange.control;

import static plutarc.paperexchange.control.ControlApi.number;
import static plutarc.paperexchange.control.ControlApi.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import plutarc.paperexchange.bybit.ApiKey;
import plutarc.paperexchange.bybit.ApiKeys;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.venue.Account;
import plutarc.paperexchange.venue.Reply;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueInput;
import tools.jackson.databind.JsonNode;

/** The operator's requests about accounts and keys. A key's secret is told once, when the key is made. Thread-safe. */
final class AccountRequests {
    private static final long FIRST_UID = 1000;
    private final VenueLoop loop;
    private final ApiKeys keys;
    private final LongSupplier wallClock;

    AccountRequests(VenueLoop loop, ApiKeys keys, LongSupplier wallClock) {
        this.loop = loop;
        this.keys = keys;
        this.wallClock = wallClock;
    }

    CompletableFuture<?> list() {
        return loop.ask(p -> Map.of("accounts", p.venue().accounts().stream().map(a -> account(p.venue(), a)).toList()));
    }

    CompletableFuture<?> open(JsonNode body) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        JsonNode given = body.get("balances");
        if (given == null) {
            balances.put("USDT", new BigDecimal("10000"));
        } else if (given.isObject()) {
            given.properties().forEach(e -> balances.put(e.getKey(), amount("balances." + e.getKey(), e.getValue(), false)));
        } else {
            throw new ControlApi.Refused(400, "balances is " + given + ", allowed is an object of amounts by coin, such as {\"USDT\": \"10000\"}");
        }
        String name = text(body, "name", "paper");
        return opened(body, name, balances).thenApply(uid -> key(create(uid, body)));
    }

    /** Opens the account under the number asked for, or under the next free one; another opening may be quicker, then the one after it. */
    private CompletableFuture<Long> opened(JsonNode body, String name, Map<String, BigDecimal> balances) {
        return loop.ask(p -> p.venue().accounts().stream().mapToLong(Account::uid).max().orElse(FIRST_UID - 1) + 1).thenCompose(free -> {
            long uid = number(body, "uid", free);
            return loop.apply(new VenueInput.OpenAccount(uid, name, balances)).thenCompose(reply -> {
                if (reply instanceof Reply.Refused && !body.has("uid")) {
                    return opened(body, name, balances);
                }
                accepted(reply);
                return CompletableFuture.completedFuture(uid);
            });
        });
    }

    CompletableFuture<?> createKey(long uid, JsonNode body) {
        return loop.ask(p -> p.venue().account(uid).orElseThrow(() -> new ControlApi.Refused(404, "no account " + uid))).thenApply(a -> key(create(uid, body)));
    }

    private ApiKey create(long uid, JsonNode body) {
        String given = text(body, "apiKey", "");
        if (given.isEmpty()) {
            return keys.create(names -> key(names.key(), names.secret(), uid, body));
        }
        String secret = text(body, "apiSecret", "");
        if (!given.matches("[A-Za-z0-9_-]{6,64}") || secret.length() < 6 || secret.length() > 128) {
            throw new ControlApi.Refused(400, "apiKey and apiSecret: allowed are 6 to 64 letters, digits, dashes or underscores, and a secret of 6 to 128 characters");
        }
        if (keys.find(given).isPresent()) {
            throw new ControlApi.Refused(409, "apiKey '" + given + "' exists");
        }
        return keys.put(key(given, secret, uid, body));
    }

    private ApiKey key(String name, String secret, long uid, JsonNode body) {
        return new ApiKey(name, secret, uid, flag(body), ips(body), text(body, "note", ""), wallClock.getAsLong(), permissions(body, ApiKey.USUAL), expiry(body));
    }

    CompletableFuture<?> changeKey(String name, JsonNode body) {
        ApiKey key = keys.find(name).orElseThrow(() -> new ControlApi.Refused(404, "no key " + name));
        ApiKey changed = new ApiKey(key.key(), key.secret(), key.uid(), body.has("readOnly") ? flag(body) : key.readOnly(),
                body.has("ips") ? ips(body) : key.ips(), text(body, "note", key.note()), key.created(), permissions(body, key.permissions()),
                body.has("expiresAt") ? expiry(body) : key.expiresAt());
        return ControlApi.done(hidden(keys.put(changed)));
    }

    CompletableFuture<?> removeKey(String name) {
        if (!keys.remove(name)) {
            throw new ControlApi.Refused(404, "no key " + name);
        }
        return ControlApi.done(Map.of("removed", name));
    }

    CompletableFuture<?> deposit(long uid, JsonNode body) {
        String coin = text(body, "coin", "USDT");
        BigDecimal amount = amount("amount", body.get("amount"), true);
        return loop.apply(new VenueInput.Deposit(uid, coin, amount)).thenApply(reply -> {
            accepted(reply);
            return Map.of("uid", uid, "coin", coin, "amount", amount.toPlainString());
        });
    }

    private static void accepted(Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            throw new ControlApi.Refused(409, refused.message());
        }
    }

    private Map<String, Object> account(Venue venue, Account account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("uid", account.uid());
        row.put("name", account.name());
        row.put("marginMode", account.marginMode().name());
        Map<String, Object> wallet = new LinkedHashMap<>();
        account.coins().forEach(c -> wallet.put(c, Map.of("wallet", plain(account.wallet(c)), "equity", plain(account.wallet(c).add(venue.balance(account.uid(), c).unrealised())))));
        row.put("balances", wallet);
        row.put("openOrders", venue.openOrders(account.uid()).size());
        row.put("keys", keys.of(account.uid()).stream().map(AccountRequests::hidden).toList());
        return row;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Map<String, Object> key(ApiKey key) {
        Map<String, Object> row = hidden(key);
        row.put("apiSecret", key.secret());
        return row;
    }

    private static Map<String, Object> hidden(ApiKey key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("uid", key.uid());
        row.put("apiKey", key.key());
        row.put("readOnly", key.readOnly());
        row.put("ips", key.ips());
        row.put("permissions", key.permissions());
        row.put("expiresAt", key.expiresAt().map(Instant::toString).orElse(""));
        row.put("note", key.note());
        return row;
    }

    private static boolean flag(JsonNode body) {
        return body.has("readOnly") && body.get("readOnly").asBoolean();
    }

    private static List<String> ips(JsonNode body) {
        List<String> ips = new ArrayList<>();
        JsonNode given = body.get("ips");
        if (given == null || given.isNull()) {
            return ips;
        }
        if (!given.isArray()) {
            throw new ControlApi.Refused(400, "ips is " + given + ", allowed is an array of addresses");
        }
        given.forEach(ip -> {
            if (!ip.asString().matches("[0-9a-fA-F.:]{3,45}")) {
                throw new ControlApi.Refused(400, "ips holds '" + ip.asString() + "', allowed are addresses such as 127.0.0.5");
            }
            ips.add(ip.asString());
        });
        return ips;
    }

    private static List<String> permissions(JsonNode body, List<String> otherwise) {
        JsonNode given = body.get("permissions");
        if (given == null || given.isNull()) {
            return otherwise;
        }
        List<String> permissions = new ArrayList<>();
        given.forEach(each -> permissions.add(each.asString()));
        if (!given.isArray() || !permissions.stream().allMatch(ApiKey::known)) {
            throw new ControlApi.Refused(400, "permissions is " + given + ", allowed is an array such as [\"ContractTrade.Order\", \"Wallet.Withdraw\"]");
        }
        return permissions;
    }

    private static Optional<Instant> expiry(JsonNode body) {
        String given = text(body, "expiresAt", "");
        try {
            return given.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(given));
        } catch (DateTimeParseException unreadable) {
            throw new ControlApi.Refused(400, "expiresAt is '" + given + "', allowed is an instant such as 2026-12-31T00:00:00Z");
        }
    }

    private static BigDecimal amount(String name, JsonNode value, boolean negative) {
        String text = value == null || value.isNull() ? "" : value.asString();
        if (!text.matches((negative ? "-?" : "") + "\\d{1,15}(\\.\\d{1,8})?")) {
            throw new ControlApi.Refused(400, name + " is '" + text + "', allowed is an amount with at most 8 decimals");
        }
        return new BigDecimal(text);
    }
}
