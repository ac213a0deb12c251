package plutarc.strategy.graph;

/**
 * A small state machine over the closed bars of one {@link Frame}. Slots arrive in order, each exactly once; a node reads its inputs at the slot it
 * writes (or the slot before) and never beyond, so that nothing can see the future. A NaN input gives NaN for that slot and leaves the state alone.
 */
@FunctionalInterface
public interface Node {
    /** Writes slots {@code from} to {@code to}, both inclusive; slot {@code from - 1} still holds the bar before. */
    void run(int from, int to);
}
