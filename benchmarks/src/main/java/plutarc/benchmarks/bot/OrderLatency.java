package plutarc.benchmarks.bot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From candle to order, as a bot tells it with its last words; milliseconds. */
record OrderLatency(long orders, double p50, double p99) {

    private static final Pattern CLOSED = Pattern.compile("candleToOrderCount=\"?(\\d+)\"? p50Micros=\"?(\\d+)\"? p99Micros=\"?(\\d+)");

    /**
     * @param log     of a bot that has been told to end
     * @param seconds it may take to
     */
    static OrderLatency told(Path log, int seconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline) {
            Matcher told = CLOSED.matcher(Files.readString(log));
            if (told.find()) {
                return new OrderLatency(Long.parseLong(told.group(1)), Double.parseDouble(told.group(2)) / 1000, Double.parseDouble(told.group(3)) / 1000);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("the bot has ended without telling its figures");
    }
}
