package plutarc.strategy.component;

/** Keeps a vote alive for some bars after the bar that cast it. Allocate one for each component; not thread-safe. */
public final class Hold {
    private final int bars;
    private byte vote;
    private int left;

    /** @param bars how long a vote stays valid, its own bar included; 1 or more */
    public Hold(int bars) {
        this.bars = bars;
    }

    /** The vote in force at a bar whose own is {@code fresh}; a fresh vote replaces an older one. */
    public byte next(int fresh) {
        if (fresh != 0) {
            vote = (byte) fresh;
            left = bars;
        }
        if (left == 0) {
            return Code.NEUTRAL;
        }
        left--;
        return vote;
    }
}
