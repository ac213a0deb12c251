package plutarc.contracts.backtest;

import java.util.List;
import java.util.Optional;

/**
 * What a running search has come upon; telemetry, never an event.
 *
 * @param tried  combinations that have been run
 * @param paths  of the parameters
 * @param values of the best, in that order; of a walk-forward, the best of any window
 * @param best   its figures; empty while none had an objective
 */
public record SearchSoFarView(long tried, List<String> paths, List<String> values, Optional<Double> objective, Optional<SearchReportView.SearchFigures> best) {
}
