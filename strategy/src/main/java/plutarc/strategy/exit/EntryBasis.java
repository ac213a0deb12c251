package plutarc.strategy.exit;

/**
 * What the exits of an entry are anchored to, taken at the close that decided it.
 *
 * @param signalClose that close
 * @param atrs the ATRs of the exit-ATR interval that the plan's rules read, in the plan's order
 */
public record EntryBasis(double signalClose, double[] atrs) { }
