package plutarc.botnode.shell;

/**
 * Has the young generation collected at a moment of our choosing. A collection stops everything for a millisecond and comes when room runs out: better shortly
 * before a candle than while one becomes an order. For one thread.
 */
final class YoungGeneration {

    private static final int CHUNK = 64 << 10;
    /** More than the young generation of a bot holds; with a larger one this may end without a collection. */
    private static final int CHUNKS = 256;

    /** Seen from outside, so that no compiler leaves an allocation out. */
    private volatile byte[] latest = new byte[0];

    /** Fills what room is left, in a few milliseconds at most, until there is more of it again. */
    void collect() {
        long free = Runtime.getRuntime().freeMemory();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            latest = new byte[CHUNK];
            long now = Runtime.getRuntime().freeMemory();
            if (now > free) {
                break;
            }
            free = now;
        }
        latest = new byte[0];
    }
}
