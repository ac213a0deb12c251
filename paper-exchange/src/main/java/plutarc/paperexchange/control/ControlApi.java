package plutarc.paperexchange.control;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.paperexchange.bybit.ApiKey;
import plutarc.paperexchange.bybit.ApiKeys;
import plutarc.paperexchange.bybit.Call;
import plutarc.paperexchange.bybit.Faults;
import plutarc.paperexchange.bybit.HttpReply;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.venue.Account;
import plutarc.paperexchange.venue.Reply;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Answers {@code /paper/v1/…}. Every request carries {@code Authorization: Bearer <admin token>}. Thread-safe. */
public final class ControlApi {
    private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);
    private static final long FIRST_UID = 1000;
    private final ObjectMapper json;
    private final String token;
    private final VenueLoop loop;
    private final ApiKeys keys;
    private final Faults faults;
    private final Runnable dropAll;
    private final LongSupplier wallClock;

    /** @param dropAll cuts every client's connections */
    public ControlApi(ObjectMapper json, String token, VenueLoop loop, ApiKeys keys, Faults faults, Runnable dropAll, LongSupplier wallClock) {
        this.json = json;
        this.token = token;
        this.loop = loop;
        this.keys = keys;
        this.faults = faults;
        this.dropAll = dropAll;
        this.wallClock = wallClock;
    }

    /** A request that cannot be carried out: status and an explanation that names the field and what is allowed. */
    static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }

    /** The answer; JSON always, an object with {@code error} when refused. */
    public CompletableFuture<HttpReply> answer(Call call) {
        try {
            if (!authorised(call)) {
                throw new Refused(401, "Authorization: expected 'Bearer' and the token of the file admin-token in the data folder");
            }
            return route(call).thenApply(r -> HttpReply.json(200, json.writeValueAsBytes(r))).exceptionally(this::failed);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(failed(e));
        }
    }

    private boolean authorised(Call call) {
        return MessageDigest.isEqual(("Bearer " + token).getBytes(StandardCharsets.UTF_8), call.header("Authorization").getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply failed(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof Refused refused) {
            return HttpReply.json(refused.status, json.writeValueAsBytes(Map.of("error", refused.getMessage())));
        }
        if (cause instanceof IllegalArgumentException) {
            return HttpReply.json(400, json.writeValueAsBytes(Map.of("error", cause.getMessage())));
        }
        LOG.atError().setCause(cause).log("control request failed");
        return HttpReply.json(500, json.writeValueAsBytes(Map.of("error", "internal error, see the log")));
    }

    private CompletableFuture<?> route(Call call) {
        String[] part = call.path().split("/");
        if (part.length < 4 || !part[1].equals("paper") || !part[2].equals("v1")) {
            throw new Refused(404, "no such path: " + call.path());
        }
        String route = call.method() + " " + part[3] + (part.length > 4 ? "/*" : "") + (part.length > 5 ? "/" + part[5] : "");
        return switch (route) {
            case "GET status" -> loop.ask(this::status);
            case "POST advance" -> advance(body(call));
            case "POST speed" -> loop.speed(Speed.parse(text(body(call), "speed", ""))).thenApply(s -> Map.of("speed", s.toString()));
            case "GET accounts" -> loop.ask(p -> Map.of("accounts", p.venue().accounts().stream().map(a -> account(p.venue(), a)).toList()));
            case "POST accounts" -> open(body(call));
            case "POST accounts/*/keys" -> createKey(uid(part[4]), body(call));
            case "POST accounts/*/deposit" -> deposit(uid(part[4]), body(call));
            case "PUT keys/*" -> changeKey(part[4], body(call));
            case "DELETE keys/*" -> removeKey(part[4]);
            case "GET faults" -> done(Map.of("faults", faults.pending().stream().map(Object::toString).toList()));
            case "POST faults" -> done(new FaultRequests(faults, dropAll, wallClock).order(body(call)));
            case "DELETE faults" -> clear();
            default -> throw new Refused(404, "no such path: " + call.method() + " " + call.path());
        };
    }

    private static CompletableFuture<?> done(Object result) {
        return CompletableFuture.completedFuture(result);
    }

    private CompletableFuture<?> clear() {
        faults.clear();
        return done(Map.of("faults", List.of()));
    }

    private Map<String, Object> status(Playback p) {
        Venue venue = p.venue();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("marketTime", venue.time());
        status.put("wallTime", wallClock.getAsLong());
        status.put("speed", loop.speed().toString());
        status.put("bars", p.tape().bars());
        status.put("step", venue.state().step());
        status.put("betweenBars", venue.betweenBars());
        status.put("ended", venue.ended());
        status.put("moreToCome", p.tape().peek().isPresent());
        Map<String, Object> symbols = new LinkedHashMap<>();
        venue.rules().instruments().forEach(i -> symbols.put(i.symbol(), venue.last(i.symbol()).toPlainString()));
        status.put("last", symbols);
        return status;
    }

    private CompletableFuture<?> advance(JsonNode body) {
        long bars = number(body, "bars", 1);
        if (bars < 1 || bars > 100_000) {
            throw new Refused(400, "bars is " + bars + ", allowed is 1 to 100000");
        }
        String until = text(body, "until", "close");
        if (!until.equals("open") && !until.equals("close")) {
            throw new Refused(400, "until is '" + until + "', allowed are open and close");
        }
        return loop.advance((int) bars, until.equals("open")).thenCompose(p -> loop.ask(this::status));
    }

    private CompletableFuture<?> open(JsonNode body) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        JsonNode given = body.get("balances");
        if (given == null) {
            balances.put("USDT", new BigDecimal("10000"));
        } else if (given.isObject()) {
            given.properties().forEach(e -> balances.put(e.getKey(), amount("balances." + e.getKey(), e.getValue(), false)));
        } else {
            throw new Refused(400, "balances is " + given + ", allowed is an object of amounts by coin, such as {\"USDT\": \"10000\"}");
        }
        String name = text(body, "name", "paper");
        return loop.ask(p -> p.venue().accounts().stream().mapToLong(Account::uid).max().orElse(FIRST_UID - 1) + 1)
                .thenCompose(uid -> loop.apply(new VenueInput.OpenAccount(number(body, "uid", uid), name, balances)).thenApply(reply -> {
                    accepted(reply);
                    return key(create(number(body, "uid", uid), body));
                }));
    }

    private CompletableFuture<?> createKey(long uid, JsonNode body) {
        return loop.ask(p -> p.venue().account(uid).orElseThrow(() -> new Refused(404, "no account " + uid))).thenApply(a -> key(create(uid, body)));
    }

    private ApiKey create(long uid, JsonNode body) {
        String given = text(body, "apiKey", "");
        if (given.isEmpty()) {
            return keys.create(uid, flag(body), ips(body), text(body, "note", ""), wallClock.getAsLong());
        }
        String secret = text(body, "apiSecret", "");
        if (!given.matches("[A-Za-z0-9_-]{6,64}") || secret.length() < 6 || secret.length() > 128) {
            throw new Refused(400, "apiKey and apiSecret: allowed are 6 to 64 letters, digits, dashes or underscores, and a secret of 6 to 128 characters");
        }
        if (keys.find(given).isPresent()) {
            throw new Refused(409, "apiKey '" + given + "' exists");
        }
        return keys.put(new ApiKey(given, secret, uid, flag(body), ips(body), text(body, "note", ""), wallClock.getAsLong()));
    }

    private CompletableFuture<?> changeKey(String name, JsonNode body) {
        ApiKey key = keys.find(name).orElseThrow(() -> new Refused(404, "no key " + name));
        ApiKey changed = new ApiKey(key.key(), key.secret(), key.uid(), body.has("readOnly") ? flag(body) : key.readOnly(),
                body.has("ips") ? ips(body) : key.ips(), text(body, "note", key.note()), key.created());
        return done(hidden(keys.put(changed)));
    }

    private CompletableFuture<?> removeKey(String name) {
        if (!keys.remove(name)) {
            throw new Refused(404, "no key " + name);
        }
        return done(Map.of("removed", name));
    }

    private CompletableFuture<?> deposit(long uid, JsonNode body) {
        String coin = text(body, "coin", "USDT");
        BigDecimal amount = amount("amount", body.get("amount"), true);
        return loop.apply(new VenueInput.Deposit(uid, coin, amount)).thenApply(reply -> {
            accepted(reply);
            return Map.of("uid", uid, "coin", coin, "amount", amount.toPlainString());
        });
    }

    private static void accepted(Reply reply) {
        if (reply instanceof Reply.Refused refused) {
            throw new Refused(409, refused.message());
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
        row.put("keys", keys.of(account.uid()).stream().map(ControlApi::hidden).toList());
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
        row.put("note", key.note());
        return row;
    }

    private JsonNode body(Call call) {
        try {
            JsonNode node = call.body().length == 0 ? json.createObjectNode() : json.readTree(call.body());
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new Refused(400, "body is not JSON: " + e.getOriginalMessage());
        }
        throw new Refused(400, "body is not a JSON object");
    }

    private static long uid(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new Refused(400, "uid is '" + text + "', allowed is a whole number");
        }
        return Long.parseLong(text);
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
            throw new Refused(400, "ips is " + given + ", allowed is an array of addresses");
        }
        given.forEach(ip -> {
            if (!ip.asString().matches("[0-9a-fA-F.:]{3,45}")) {
                throw new Refused(400, "ips holds '" + ip.asString() + "', allowed are addresses such as 127.0.0.5");
            }
            ips.add(ip.asString());
        });
        return ips;
    }

    static String text(JsonNode body, String name, String otherwise) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? otherwise : value.asString();
    }

    static long number(JsonNode body, String name, long otherwise) {
        String value = text(body, name, Long.toString(otherwise));
        if (!value.matches("-?\\d{1,15}")) {
            throw new Refused(400, name + " is '" + value + "', allowed is a whole number");
        }
        return Long.parseLong(value);
    }

    private static BigDecimal amount(String name, JsonNode value, boolean negative) {
        String text = value == null || value.isNull() ? "" : value.asString();
        if (!text.matches((negative ? "-?" : "") + "\\d{1,15}(\\.\\d{1,8})?")) {
            throw new Refused(400, name + " is '" + text + "', allowed is an amount with at most 8 decimals");
        }
        return new BigDecimal(text);
    }
}
