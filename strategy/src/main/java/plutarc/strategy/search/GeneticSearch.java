package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Breeds points: a first generation at random, then children of parents that won a tournament, each value from one parent or the other, some values moved
 * a step or drawn anew. The fittest of all generations are the parents; no point is tried twice.
 */
public final class GeneticSearch implements SearchMethod {

    private static final int TOURNAMENT = 3;
    private static final int ATTEMPTS = 50;

    private final SearchSpace space;
    private final long trials;
    private final int population;
    private final SplittableRandom random;
    private final Set<Long> asked = new HashSet<>();
    private List<Trial> fittest = List.of();

    /** @param trials points in all; the whole grid when it has fewer */
    public GeneticSearch(SearchSpace space, int trials, long seed) {
        this.space = space;
        this.trials = Math.min(trials, space.size());
        this.population = (int) Math.min(this.trials, Math.clamp(trials / 8, 16, 256));
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<Long> next(List<Trial> scored) {
        List<Trial> all = new ArrayList<>(fittest);
        scored.stream().filter(trial -> !Double.isNaN(trial.objective())).forEach(all::add);
        fittest = all.stream().sorted(Trial.BEST_FIRST).limit(population / 2 + 1).toList();
        List<Long> batch = new ArrayList<>();
        while (batch.size() < population && asked.size() < trials) {
            batch.add(fresh());
        }
        return batch;
    }

    @Override
    public long planned() {
        return trials;
    }

    private long fresh() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long number = fittest.size() < 2 ? random.nextLong(space.size()) : space.number(child());
            if (asked.add(number)) {
                return number;
            }
        }
        long number = random.nextLong(space.size());
        while (!asked.add(number)) {
            number = (number + 1) % space.size();
        }
        return number;
    }

    private int[] child() {
        int[] one = space.point(parent().number());
        int[] other = space.point(parent().number());
        int[] child = new int[one.length];
        for (int i = 0; i < child.length; i++) {
            child[i] = random.nextBoolean() ? one[i] : other[i];
            int values = space.axes().get(i).values().size();
            double luck = random.nextDouble();
            if (luck < 0.05) {
                child[i] = random.nextInt(values);
            } else if (luck < 0.35) {
                int reach = Math.max(1, values / 10);
                child[i] = Math.clamp(child[i] + random.nextInt(-reach, reach + 1), 0, values - 1);
            }
        }
        return child;
    }

    private Trial parent() {
        int best = fittest.size() - 1;
        for (int i = 0; i < TOURNAMENT; i++) {
            best = Math.min(best, random.nextInt(fittest.size()));
        }
        return fittest.get(best);
    }
}
