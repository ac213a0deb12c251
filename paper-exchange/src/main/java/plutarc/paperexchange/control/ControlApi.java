package plutarc.paperexchange.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plutarc.paperexchange.bybit.ApiKeys;
import plutarc.paperexchange.bybit.Call;
import plutarc.paperexchange.bybit.Faults;
import plutarc.paperexchange.bybit.HttpReply;
import plutarc.paperexchange.engine.Playback;
import plutarc.paperexchange.engine.Speed;
import plutarc.paperexchange.engine.VenueLoop;
import plutarc.paperexchange.venue.Venue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Answers {@code /paper/v1/…}. Every request carries {@code Authorization: Bearer <admin token>}. Thread-safe. */
public final class ControlApi {
    private static final Logger LOG = LoggerFactory.getLogger(ControlApi.class);
    private final ObjectMapper json;
    private final String token;
    private final VenueLoop loop;
    private final AccountRequests accounts;
    private final Faults faults;
    private final Runnable dropAll;
    private final LongSupplier wallClock;

    /** @param dropAll cuts every client's connections */
    public ControlApi(ObjectMapper json, String token, VenueLoop loop, ApiKeys keys, Faults faults, Runnable dropAll, LongSupplier wallClock) {
        this.json = json;
        this.token = token;
        this.loop = loop;
        this.accounts = new AccountRequests(loop, keys, wallClock);
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
            case "GET accounts" -> accounts.list();
            case "POST accounts" -> accounts.open(body(call));
            case "POST accounts/*/keys" -> accounts.createKey(uid(part[4]), body(call));
            case "POST accounts/*/deposit" -> accounts.deposit(uid(part[4]), body(call));
            case "PUT keys/*" -> accounts.changeKey(part[4], body(call));
            case "DELETE keys/*" -> accounts.removeKey(part[4]);
            case "GET faults" -> done(Map.of("faults", faults.pending().stream().map(Object::toString).toList()));
            case "POST faults" -> done(new FaultRequests(faults, dropAll, wallClock).order(body(call)));
            case "DELETE faults" -> clear();
            default -> throw new Refused(404, "no such path: " + call.method() + " " + call.path());
        };
    }

    static CompletableFuture<?> done(Object result) {
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
}
