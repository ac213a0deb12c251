package plutarc.benchmarks.paperexchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import plutarc.benchmarks.installation.ApiSession;
import tools.jackson.databind.JsonNode;

/** One authenticated order connection that keeps a number of orders under way. */
final class OrderConnection implements WebSocket.Listener, AutoCloseable {

    static final int WINDOW = 16;
    private static final long PATIENCE_SECONDS = 20;

    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<String> authenticated = new LinkedBlockingQueue<>();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final Semaphore window = new Semaphore(WINDOW);
    private volatile WebSocket socket;
    private volatile String failure = "";
    private volatile boolean running;
    private Thread sender;
    private long number;

    static OrderConnection open(HttpClient http, URI uri, Account account) throws IOException, InterruptedException {
        OrderConnection connection = new OrderConnection();
        connection.socket = http.newWebSocketBuilder().buildAsync(uri, connection).join();
        connection.socket.sendText(account.authentication(System.currentTimeMillis() + 10_000), true).join();
        String answer = connection.authenticated.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null || ApiSession.read(answer).get("retCode").asInt() != 0) {
            throw new IOException("not authenticated: " + answer);
        }
        return connection;
    }

    void begin() {
        running = true;
        sender = Thread.ofVirtual().start(() -> {
            try {
                while (running) {
                    window.acquire();
                    send();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void send() {
        String id = "r" + number;
        String side = number++ % 2 == 0 ? "Buy" : "Sell";
        sent.put(id, System.nanoTime());
        socket.sendText("{\"reqId\":\"" + id + "\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + System.currentTimeMillis() + "\",\"X-BAPI-RECV-WINDOW\":\"20000\"},\"op\":\"order.create\",\"args\":[{"
                + "\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"orderType\":\"Market\",\"qty\":\"0.01\",\"orderLinkId\":\"o" + id + "\"}]}", true).join();
    }

    /** Sends no more, and returns when all have been answered. */
    void finish() throws InterruptedException, IOException {
        running = false;
        sender.join();
        if (!window.tryAcquire(WINDOW, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("orders without an answer: " + sent.size());
        }
        window.release(WINDOW);
        if (!failure.isEmpty()) {
            throw new IOException("an order was refused: " + failure);
        }
    }

    /** Forgets what was counted. */
    void reset() {
        latencies.clear();
    }

    long answered() {
        return latencies.size();
    }

    DoubleStream millis() {
        return latencies.stream().mapToDouble(nanos -> nanos / 1e6);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void received(String message) {
        JsonNode answer = ApiSession.read(message);
        if (answer.path("op").asString("").equals("auth")) {
            authenticated.add(message);
            return;
        }
        Long asked = sent.remove(answer.path("reqId").asString(""));
        if (asked != null) {
            latencies.add(System.nanoTime() - asked);
            if (answer.get("retCode").asInt() != 0) {
                failure = message;
            }
            window.release();
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
