package plutarc.benchmarks.bot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads the backend's own timer of configuration propagation, change by change. Not thread-safe. */
final class PropagationTimer implements AutoCloseable {

    private static final String NAME = "plutarc_configuration_propagation_seconds";
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private double count;
    private double seconds;

    PropagationTimer(String base) {
        this.request = HttpRequest.newBuilder(URI.create(base + "/actuator/prometheus")).timeout(Duration.ofSeconds(10)).build();
    }

    /** Forgets what has been measured so far. */
    void skip() throws IOException, InterruptedException {
        read();
    }

    /**
     * Waits for the next change to be confirmed and returns how long it took, in milliseconds.
     *
     * @throws IOException if none is within 10 s, or several are at once
     */
    double next() throws IOException, InterruptedException {
        double countBefore = count;
        double secondsBefore = seconds;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (count <= countBefore) {
            if (System.nanoTime() > deadline) {
                throw new IOException("no change was confirmed within 10 s");
            }
            read();
        }
        if (count != countBefore + 1) {
            throw new IOException((count - countBefore) + " changes were confirmed, one was expected");
        }
        return (seconds - secondsBefore) * 1e3;
    }

    private void read() throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + request.uri().getPath() + " was answered " + answer.statusCode());
        }
        count = value(answer.body(), NAME + "_count");
        seconds = value(answer.body(), NAME + "_sum");
    }

    private static double value(String page, String name) throws IOException {
        return page.lines().filter(line -> line.startsWith(name)).map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst()
                .orElseThrow(() -> new IOException("the backend has no figure " + name));
    }

    @Override
    public void close() {
        http.close();
    }
}
