package plutarc.benchmarks.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import plutarc.botnode.shell.LatencyRecorder;

/**
 * What a closed loop of senders achieved: each sends its next when its last is answered.
 *
 * @param count     how many were answered
 * @param seconds   in how long
 * @param latencies of each, in nanoseconds
 */
record Load(long count, double seconds, LatencyRecorder latencies) {

    /** @throws Exception the first failure of any of them, which ends the measurement */
    static Load during(int seconds, List<Callable<?>> senders) throws Exception {
        LatencyRecorder latencies = new LatencyRecorder();
        long began = System.nanoTime();
        long until = began + seconds * 1_000_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Callable<?> sender : senders) {
                running.add(threads.submit(() -> {
                    for (long asked = System.nanoTime(); asked < until; asked = System.nanoTime()) {
                        sender.call();
                        latencies.record(System.nanoTime() - asked);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
        return new Load(latencies.count(), (System.nanoTime() - began) / 1e9, latencies);
    }

    double perSecond() {
        return count / seconds;
    }

    double millis(double quantile) {
        return latencies.quantile(quantile) / 1e6;
    }
}
