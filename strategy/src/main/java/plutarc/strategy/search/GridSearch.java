package plutarc.strategy.search;

import java.util.List;
import java.util.stream.LongStream;

/** Every point, neighbours together, so that they share what they have in common. */
public final class GridSearch implements SearchMethod {

    private static final long MOST_POINTS = 10_000_000;

    private final long size;
    private long next;

    /** @throws IllegalArgumentException beyond ten million points */
    public GridSearch(SearchSpace space) {
        if (space.size() > MOST_POINTS) {
            throw new IllegalArgumentException("the grid has " + space.size() + " points; a grid search takes " + MOST_POINTS + " at most: take larger steps, or search at random");
        }
        this.size = space.size();
    }

    @Override
    public List<Long> next(List<Trial> scored) {
        long end = Math.min(size, next + LARGEST_BATCH);
        List<Long> batch = LongStream.range(next, end).boxed().toList();
        next = end;
        return batch;
    }

    @Override
    public long planned() {
        return size;
    }
}
