package plutarc.benchmarks.paperexchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import plutarc.benchmarks.Benchmark;
import plutarc.benchmarks.Conditions;
import plutarc.benchmarks.Figures;
import plutarc.benchmarks.Row;
import plutarc.benchmarks.installation.Ports;
import plutarc.benchmarks.machine.Program;

/** Orders a second that the paper exchange takes over WebSockets, each of them filled. */
public final class PaperOrders implements Benchmark {

    private static final int CONNECTIONS = 4;

    @Override
    public String name() {
        return "paper-orders";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int port = Ports.fourInARow();
        Path data = conditions.folder().resolve("paper");
        try (HttpClient http = HttpClient.newHttpClient(); Program exchange = Program.start(command(conditions.home(), port, data), Map.of(), conditions.folder().resolve("paper.log"))) {
            Account.awaitReady(http, port, exchange);
            String token = Files.readString(data.resolve("admin-token")).strip();
            List<OrderConnection> connections = new ArrayList<>();
            for (int number = 0; number < CONNECTIONS; number++) {
                connections.add(OrderConnection.open(http, URI.create("ws://127.0.0.1:" + port + "/v5/trade"), Account.create(http, port + 1, token)));
            }
            during(conditions.times(4, 2), connections);
            connections.forEach(OrderConnection::reset);
            double seconds = during(conditions.times(8, 3), connections);
            long answered = connections.stream().mapToLong(OrderConnection::answered).sum();
            double[] millis = connections.stream().flatMapToDouble(OrderConnection::millis).toArray();
            connections.forEach(OrderConnection::close);
            return List.of(Row.of("Paper exchange: orders over WebSocket", answered / seconds, "per s",
                            "order.create of market orders, alternately buying and selling, each accepted and filled with fees and position kept and journalled; " + CONNECTIONS
                                    + " accounts and connections, " + OrderConnection.WINDOW + " orders under way on each; the market runs at 60x, rate limits are off. " + answered + " orders; the clients run on the same cores."),
                    Row.of("The same, acknowledgement p50", Figures.median(millis), "ms", "From sending to the acknowledgement, with the others under way."),
                    Row.of("The same, acknowledgement p99", Figures.quantile(millis, 0.99), "ms", "The same orders."));
        }
    }

    private static double during(int seconds, List<OrderConnection> connections) throws InterruptedException, IOException {
        long began = System.nanoTime();
        connections.forEach(OrderConnection::begin);
        TimeUnit.SECONDS.sleep(seconds);
        for (OrderConnection connection : connections) {
            connection.finish();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<String> command(Path home, int port, Path data) {
        Path target = home.resolve("paper-exchange/target");
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx512m", "-cp",
                target.resolve("paper-exchange-0.1.0.jar") + java.io.File.pathSeparator + target.resolve("lib") + java.io.File.separator + "*", "plutarc.paperexchange.PaperExchangeMain",
                "--port", String.valueOf(port), "--control-port", String.valueOf(port + 1), "--data", data.toString(), "--speed", "60x", "--rate-limits", "off");
    }
}
