package plutarc.paperexchange.bybit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The venue's limits: so many requests a second for each account and path (rolling window), and 600 in 5 seconds for each address.
 * Without them it says so: it names a limit that nobody reaches, so that clients, which keep to what they are told, do not wait for nothing.
 * Thread-safe.
 */
final class RateLimits {
    private static final int ORDERS = 10;
    private static final int READS = 50;
    private static final int NONE = 1_000_000;
    private static final int IP_LIMIT = 600;
    private static final long IP_WINDOW = 5_000;
    private final boolean enabled;
    private final Map<String, Deque<Long>> windows = new ConcurrentHashMap<>();

    RateLimits(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * What is left after a request.
     *
     * @param reset wall-clock milliseconds at which the next request is possible; now when one is
     */
    record Usage(int limit, int left, long reset, boolean exceeded) {}

    /** Counts a request of an account; one that exceeds the limit is not counted. */
    Usage use(long uid, String path, long now) {
        if (!enabled) {
            return new Usage(NONE, NONE, now, false);
        }
        int limit = path.startsWith("/v5/order/") && !path.endsWith("/realtime") && !path.endsWith("/history")
                || path.startsWith("/v5/position/") && !path.endsWith("/list") ? ORDERS : READS;
        return count(uid + path, limit, 1000, now);
    }

    /** Whether an address has come too often. */
    boolean tooOften(String ip, long now) {
        return enabled && count("ip " + ip, IP_LIMIT, IP_WINDOW, now).exceeded();
    }

    private Usage count(String who, int limit, long window, long now) {
        Deque<Long> times = windows.computeIfAbsent(who, w -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && times.peekFirst() <= now - window) {
                times.removeFirst();
            }
            if (times.size() >= limit) {
                return new Usage(limit, 0, times.peekFirst() + window, true);
            }
            times.addLast(now);
            return new Usage(limit, limit - times.size(), now, false);
        }
    }
}
