package plutarc.exchanges.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plutarc.exchanges.BookLevel;

/** An order book kept from a snapshot and numbered differences. A lost difference makes it unusable until the next snapshot. One thread. */
public final class DepthBook {

    private static final long NONE = -1;

    private final TreeMap<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Double, Double> asks = new TreeMap<>();
    private long last = NONE;

    /** Replaces everything. */
    public void snapshot(long updateId, List<BookLevel> newBids, List<BookLevel> newAsks) {
        bids.clear();
        asks.clear();
        apply(newBids, bids);
        apply(newAsks, asks);
        last = updateId;
    }

    /**
     * Applies a difference; size zero removes a level. One that is already applied changes nothing.
     *
     * @return false if differences are missing before this one, or the sides now cross: the book is empty until the next snapshot
     */
    public boolean difference(long updateId, List<BookLevel> bidChanges, List<BookLevel> askChanges) {
        if (last == NONE) {
            return false;
        }
        if (updateId <= last) {
            return true;
        }
        if (updateId != last + 1) {
            clear();
            return false;
        }
        apply(bidChanges, bids);
        apply(askChanges, asks);
        last = updateId;
        if (!bids.isEmpty() && !asks.isEmpty() && bids.firstKey() >= asks.firstKey()) {
            clear();
            return false;
        }
        return true;
    }

    /** Nothing is known any more. */
    public void clear() {
        bids.clear();
        asks.clear();
        last = NONE;
    }

    /** Highest first. */
    public List<BookLevel> bids() {
        return levels(bids);
    }

    /** Lowest first. */
    public List<BookLevel> asks() {
        return levels(asks);
    }

    private static void apply(List<BookLevel> changes, Map<Double, Double> side) {
        for (BookLevel level : changes) {
            if (level.size() == 0) {
                side.remove(level.price());
            } else {
                side.put(level.price(), level.size());
            }
        }
    }

    private static List<BookLevel> levels(Map<Double, Double> side) {
        List<BookLevel> levels = new ArrayList<>(side.size());
        side.forEach((price, size) -> levels.add(new BookLevel(price, size)));
        return levels;
    }
}
