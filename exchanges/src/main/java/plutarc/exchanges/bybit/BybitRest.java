package plutarc.exchanges.bybit;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plutarc.exchanges.ErrorReason;
import plutarc.exchanges.ExchangeException;
import plutarc.exchanges.wire.RateGate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.retry.Retry;
import tools.jackson.core.JsonParser;

/**
 * Signed requests. A {@link #post} is sent at most once, whatever happens. Failures are {@link ExchangeException}s;
 * {@link ErrorReason#UNREACHABLE} means surely not sent. Runs on the one event loop.
 */
final class BybitRest {

    private final HttpClient client;
    private final String baseUrl;
    private final BybitSigner signer;
    private final VenueTime time;
    private final long recvWindow;
    private final Scheduler scheduler;

    BybitRest(HttpClient client, String baseUrl, BybitSigner signer, VenueTime time, Duration validity, EventLoop loop) {
        // The client would repeat a request by itself on a connection that the venue had just closed: an order could be placed twice.
        this.client = client.disableRetry(true);
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.signer = signer;
        this.time = time;
        this.recvWindow = validity.toMillis();
        this.scheduler = Schedulers.fromExecutorService(loop);
    }

    /** A read: changes nothing, so it is asked again where the venue did not answer. Parameters go in the map's order. */
    <T> Mono<T> get(RateGate gate, String path, Map<String, String> query, Function<JsonParser, T> result) {
        String text = query.entrySet().stream().map(entry -> entry.getKey() + "=" + encode(entry.getValue())).collect(Collectors.joining("&"));
        String uri = baseUrl + path + (text.isEmpty() ? "" : "?" + text);
        return admitted(gate, Mono.defer(() -> signed(text).get().uri(uri).responseSingle((response, body) -> answer(gate, response, body, result))))
                .onErrorMap(BybitFailures::translate)
                .retryWhen(Retry.backoff(2, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(2)).scheduler(scheduler)
                        .filter(BybitFailures::mayAskAgain).onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    /** A change: sent at most once. */
    <T> Mono<T> post(RateGate gate, String path, byte[] body, Function<JsonParser, T> result) {
        String text = new String(body, StandardCharsets.UTF_8);
        return admitted(gate, Mono.defer(() -> signed(text).headers(headers -> headers.set("Content-Type", "application/json")).post().uri(baseUrl + path)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> answer(gate, response, content, result))))
                .onErrorMap(BybitFailures::translate);
    }

    /** Without a key nothing is signed: what is public can be asked all the same. */
    private HttpClient signed(String payload) {
        if (signer.apiKey().isEmpty()) {
            return client;
        }
        long timestamp = time.now().toEpochMilli();
        return client.headers(headers -> headers.set("X-BAPI-API-KEY", signer.apiKey()).set("X-BAPI-TIMESTAMP", Long.toString(timestamp))
                .set("X-BAPI-RECV-WINDOW", Long.toString(recvWindow)).set("X-BAPI-SIGN", signer.request(timestamp, recvWindow, payload)));
    }

    private <T> Mono<T> admitted(RateGate gate, Mono<T> request) {
        return Mono.defer(() -> gate.reserve()
                .map(wait -> wait.isZero() ? request : Mono.delay(wait, scheduler).then(request))
                .orElseGet(() -> Mono.error(new ExchangeException(ErrorReason.RATE_LIMITED, "not sent: our own limit is used up for longer than is worth waiting"))));
    }

    private <T> Mono<T> answer(RateGate gate, HttpClientResponse response, ByteBufMono body, Function<JsonParser, T> result) {
        RateHeaders.read(response.responseHeaders()).tell(gate);
        return body.asByteArray().defaultIfEmpty(new byte[0])
                .map(bytes -> Envelope.read(response.status().code(), bytes, RateHeaders.read(response.responseHeaders()), result));
    }

    /** Bybit hands out cursors that are encoded already. */
    private static String encode(String value) {
        return value.indexOf('%') >= 0 ? value : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
