package plutarc.paperexchange.bybit;

import static plutarc.paperexchange.bybit.MarketApi.result;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Answers the venue's HTTP requests. Thread-safe. */
public final class RestApi {
    private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
    private final ObjectMapper json;
    private final MarketApi market;
    private final AccountApi accounts;
    private final Trading trading;
    private final Authentication authentication;
    private final RateLimits limits;
    private final LongSupplier wallClock;

    RestApi(ObjectMapper json, MarketApi market, AccountApi accounts, Trading trading, Authentication authentication, RateLimits limits, LongSupplier wallClock) {
        this.json = json;
        this.market = market;
        this.accounts = accounts;
        this.trading = trading;
        this.authentication = authentication;
        this.limits = limits;
        this.wallClock = wallClock;
    }

    /** The answer, when it may be given: an accepted order's is on disk by then. Never completes for one whose acknowledgement is to be swallowed. */
    public CompletableFuture<HttpReply> answer(Call call) {
        long now = wallClock.getAsLong();
        try {
            if (limits.tooOften(call.ip(), now)) {
                throw new ApiException(403, 10018, "access too frequent", Map.of());
            }
            if (!call.path().startsWith("/v5/")) {
                throw new ApiException(404, 10017, "Route not found.", Map.of());
            }
            if (call.path().startsWith("/v5/market/")) {
                method(call, "GET");
                return market.answer(call.path().substring("/v5/market/".length()), Parameters.query(call), now)
                        .thenApply(r -> reply(200, Map.of(), 0, "OK", r)).exceptionally(e -> failed(e, Map.of()));
            }
            return signed(call, now);
        } catch (ApiException e) {
            return CompletableFuture.completedFuture(failed(e, Map.of()));
        }
    }

    private CompletableFuture<HttpReply> signed(Call call, long now) {
        Trading.Operation operation = Trading.OPERATIONS.get(call.path());
        method(call, operation == null ? "GET" : "POST");
        ApiKey key = authentication.rest(call, now);
        RateLimits.Usage usage = limits.use(key.uid(), call.path(), now);
        Map<String, String> headers = headers(usage);
        try {
            if (usage.exceeded()) {
                throw new ApiException(10006, "Too many visits. Exceeded the API Rate Limit.");
            }
            if (operation == null) {
                return accounts.answer(call.path(), key, Parameters.query(call)).thenApply(r -> reply(200, headers, 0, "OK", r))
                        .exceptionally(e -> failed(e, headers));
            }
            CompletableFuture<HttpReply> answer = new CompletableFuture<>();
            trading.carryOut(operation, key, Parameters.json(body(call)), (code, message, result) -> answer.complete(reply(200, headers, code, message, result)));
            return answer;
        } catch (ApiException e) {
            return CompletableFuture.completedFuture(failed(e, headers));
        }
    }

    static Map<String, String> headers(RateLimits.Usage usage) {
        return Map.of("X-Bapi-Limit", Integer.toString(usage.limit()), "X-Bapi-Limit-Status", Integer.toString(usage.left()),
                "X-Bapi-Limit-Reset-Timestamp", Long.toString(usage.reset()));
    }

    private static void method(Call call, String expected) {
        if (!call.method().equals(expected)) {
            throw new ApiException(400, 10001, "Bad request. Need to send the request with " + expected, Map.of());
        }
    }

    private JsonNode body(Call call) {
        try {
            JsonNode node = json.readTree(call.body());
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new ApiException(10001, "params error: body is not JSON: " + e.getOriginalMessage());
        }
        throw new ApiException(10001, "params error: body is not a JSON object");
    }

    private HttpReply failed(Throwable error, Map<String, String> headers) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof ApiException refused) {
            return reply(refused.status(), headers, refused.code(), refused.getMessage(), refused.result());
        }
        LOG.atError().setCause(cause).log("request failed");
        return reply(200, headers, 10016, "Server error.", Map.of());
    }

    private HttpReply reply(int status, Map<String, String> headers, int code, String message, Map<String, ?> result) {
        return new HttpReply(status, headers, json.writeValueAsBytes(result("retCode", code, "retMsg", message, "result", result, "retExtInfo", Map.of(),
                "time", wallClock.getAsLong())));
    }
}
