package plutarc.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import plutarc.cli.up.InstallationSettings;
import tools.jackson.databind.JsonNode;

/** The paper exchange seen from outside: as its operator, and as the holder of an API key. The judge of what a bot really did. */
final class PaperVenue {

    private final InstallationSettings settings;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PaperVenue(InstallationSettings settings) {
        this.settings = settings;
    }

    record Key(String apiKey, String secret) {

        @Override
        public String toString() {
            return apiKey;
        }
    }

    /** One execution: buys are positive. */
    record Fill(String execId, String orderLinkId, BigDecimal signedQuantity, long time) {
    }

    Key createKey(int usdt) {
        return createKeyFor(usdt);
    }

    /** @param addresses from which alone it works; none for all */
    Key createKeyFor(int usdt, String... addresses) {
        var body = Json.object().put("name", "test");
        body.putObject("balances").put("USDT", String.valueOf(usdt));
        var ips = body.putArray("ips");
        List.of(addresses).forEach(ips::add);
        JsonNode created = control("POST", "accounts", body);
        return new Key(created.get("apiKey").asString(), created.get("apiSecret").asString());
    }

    /** Whether the venue refuses this process, which comes from another address than any bot. */
    boolean refusesFromElsewhere(Key key) {
        try {
            signedGet(key, "/v5/position/list", "category=linear&settleCoin=USDT");
            return false;
        } catch (AssertionError refused) {
            return refused.getMessage().contains("10010");
        }
    }

    Instant marketTime() {
        return Instant.ofEpochMilli(control("GET", "status", null).get("marketTime").asLong());
    }

    /** With a key and secret of the caller's making. */
    Key createKey(int usdt, String apiKey, String secret) {
        var body = Json.object().put("name", "test").put("apiKey", apiKey).put("apiSecret", secret);
        body.putObject("balances").put("USDT", String.valueOf(usdt));
        control("POST", "accounts", body);
        return new Key(apiKey, secret);
    }

    void dropConnectionsFor(Duration outage) {
        control("POST", "faults", Json.object().put("type", "drop").put("seconds", outage.toSeconds()));
    }

    void swallowNextAcknowledgement() {
        control("POST", "faults", Json.object().put("type", "ack").put("mode", "swallow"));
    }

    int pendingFaults() {
        return control("GET", "faults", null).get("faults").size();
    }

    List<JsonNode> openPositions(Key key) {
        List<JsonNode> open = new ArrayList<>();
        signedGet(key, "/v5/position/list", "category=linear&settleCoin=USDT").get("list").forEach(position -> {
            if (new BigDecimal(position.get("size").asString("0")).signum() != 0) {
                open.add(position);
            }
        });
        return open;
    }

    /** All fills, oldest first. */
    List<Fill> fills(Key key) {
        List<Fill> fills = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = signedGet(key, "/v5/execution/list", "category=linear&limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            for (JsonNode row : page.get("list")) {
                if (row.get("execType").asString().equals("Trade")) {
                    BigDecimal quantity = new BigDecimal(row.get("execQty").asString());
                    fills.add(new Fill(row.get("execId").asString(), row.get("orderLinkId").asString(), row.get("side").asString().equals("Buy") ? quantity : quantity.negate(),
                            Long.parseLong(row.get("execTime").asString())));
                }
            }
            cursor = page.path("nextPageCursor").asString("");
        } while (!cursor.isEmpty());
        return fills.reversed();
    }

    /** The largest absolute position that the fills ever made. */
    BigDecimal largestPosition(Key key) {
        BigDecimal position = BigDecimal.ZERO;
        BigDecimal largest = BigDecimal.ZERO;
        for (Fill fill : fills(key)) {
            position = position.add(fill.signedQuantity());
            largest = largest.max(position.abs());
        }
        return largest;
    }

    /** The largest quantity that one order filled. */
    BigDecimal largestEntry(Key key) {
        Map<String, BigDecimal> byOrder = new HashMap<>();
        fills(key).forEach(fill -> byOrder.merge(fill.orderLinkId(), fill.signedQuantity().abs(), BigDecimal::add));
        return byOrder.values().stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    /**
     * The venue's fills, cut into round trips from flat to flat, are the trades in the views: as many, with the same quantities in the same order. Trades arrive after their
     * fills, so this waits for the views to catch up, never for the venue.
     */
    void assertEveryFillIsInExactlyOneTrade(Key key, Supplier<List<JsonNode>> trades) {
        List<Fill> fills = fills(key);
        assertThat(fills.stream().map(Fill::execId)).doesNotHaveDuplicates();
        List<BigDecimal> roundTrips = roundTrips(fills);
        await().atMost(Machine.patience()).pollInterval(Duration.ofMillis(300)).ignoreExceptions().untilAsserted(() -> {
            List<JsonNode> seen = trades.get().stream().sorted(Comparator.comparing((JsonNode trade) -> trade.get("exitTime").asString())).toList();
            assertThat(seen.stream().map(trade -> trade.get("tradeId").asString())).doesNotHaveDuplicates();
            List<BigDecimal> quantities = seen.stream().map(trade -> new BigDecimal(trade.get("quantity").asString()).stripTrailingZeros()).toList();
            assertThat(quantities.size()).as("trades in the views").isGreaterThanOrEqualTo(roundTrips.size());
            assertThat(quantities.subList(0, roundTrips.size())).isEqualTo(roundTrips);
        });
    }

    private static List<BigDecimal> roundTrips(List<Fill> fills) {
        List<BigDecimal> trips = new ArrayList<>();
        BigDecimal position = BigDecimal.ZERO;
        BigDecimal entered = BigDecimal.ZERO;
        for (Fill fill : fills) {
            BigDecimal next = position.add(fill.signedQuantity());
            assertThat(position.signum() * next.signum()).as("no order turns a position around: %s after %s", next, position).isNotNegative();
            if (next.abs().compareTo(position.abs()) > 0) {
                entered = entered.add(fill.signedQuantity().abs());
            }
            position = next;
            if (position.signum() == 0) {
                trips.add(entered.stripTrailingZeros());
                entered = BigDecimal.ZERO;
            }
        }
        return trips;
    }

    /** Orders that the venue refused because their client order id had been used. */
    long duplicateRefusals(Key key) {
        List<String> ids = new ArrayList<>();
        signedGet(key, "/v5/order/history", "category=linear&limit=50").get("list").forEach(order -> ids.add(order.get("orderLinkId").asString()));
        return ids.size() - ids.stream().distinct().count();
    }

    private JsonNode control(String method, String path, JsonNode body) {
        try {
            String token = Files.readString(settings.paperData().resolve("admin-token")).strip();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.paperControlPort() + "/paper/v1/" + path)).timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString())).build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return Json.read(response.body());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private JsonNode signedGet(Key key, String path, String query) {
        try {
            String time = String.valueOf(System.currentTimeMillis());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal((time + key.apiKey() + "5000" + query).getBytes(StandardCharsets.UTF_8)));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.paperPort() + path + "?" + query)).timeout(Duration.ofSeconds(10))
                    .header("X-BAPI-API-KEY", key.apiKey()).header("X-BAPI-TIMESTAMP", time).header("X-BAPI-RECV-WINDOW", "5000").header("X-BAPI-SIGN", signature).build();
            JsonNode answer = Json.read(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            if (answer.get("retCode").asInt() != 0) {
                throw new AssertionError(path + "?" + query + ": " + answer);
            }
            return answer.get("result");
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
