package plutarc.strategy.search;

/** Hears how far a search has come, from several threads at once. */
@FunctionalInterface
public interface SearchProgress {

    SearchProgress NONE = (done, total) -> true;

    /**
     * @param done  strategy-candles: candles run through, counted once for each variant
     * @param total as planned; a little more than will be done when some points are not valid
     * @return false to stop; what was found is kept
     */
    boolean at(long done, long total);

    /** A variant has been run to its end; those without an objective too. */
    default void tried(SearchSpace space, Trial trial) {
    }
}
