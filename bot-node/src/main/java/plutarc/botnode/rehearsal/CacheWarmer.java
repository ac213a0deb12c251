package plutarc.botnode.rehearsal;

import java.util.List;

/**
 * A rehearsal that never ends and advances by one small step when asked. A processor forgets in milliseconds the code and data that it does not use, and a
 * candle that meets it so takes several times as long to become an order. For one thread at a time, the one whose caches are to be warm.
 */
public final class CacheWarmer implements AutoCloseable {

    private final List<Play> plays;
    private int turn;

    CacheWarmer(List<Play> plays) {
        this.plays = plays;
    }

    /** Does what a bot does with one thing that a venue says, in a fraction of a millisecond. */
    public void step() {
        Play play = plays.get(turn);
        int minute = play.minutes();
        play.step();
        if (play.minutes() != minute) {
            turn = (turn + 1) % plays.size();
        }
    }

    @Override
    public void close() {
        plays.forEach(Play::close);
    }
}
