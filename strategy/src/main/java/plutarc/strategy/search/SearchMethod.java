package plutarc.strategy.search;

import java.util.List;

/** Says which points to try next, knowing how those before fared. Deterministic; single-threaded; one search each. */
public interface SearchMethod {

    /** Points of one batch are scored together, so a batch is some hundreds at most times some. */
    int LARGEST_BATCH = 2048;

    /**
     * The numbers of the next points.
     *
     * @param scored the last batch's trials, best first; empty at the beginning. Points that are not valid templates are missing.
     * @return empty when there is nothing left to try
     */
    List<Long> next(List<Trial> scored);

    /** Points that it will ask for at most. */
    long planned();
}
