package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Points drawn evenly, none twice. */
public final class RandomSearch implements SearchMethod {

    private final long size;
    private final long trials;
    private final SplittableRandom random;
    private final Set<Long> drawn = new HashSet<>();

    /** @param trials how many; the whole grid when it has fewer points */
    public RandomSearch(SearchSpace space, int trials, long seed) {
        this.size = space.size();
        this.trials = Math.min(trials, size);
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<Long> next(List<Trial> scored) {
        List<Long> batch = new ArrayList<>();
        while (batch.size() < LARGEST_BATCH && drawn.size() < trials) {
            long number = random.nextLong(size);
            // In a nearly exhausted grid luck would take for ever: walk on to the next free point.
            while (!drawn.add(number)) {
                number = (number + 1) % size;
            }
            batch.add(number);
        }
        return batch;
    }

    @Override
    public long planned() {
        return trials;
    }
}
