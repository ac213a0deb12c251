package plutarc.strategy.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plutarc.strategy.metrics.Finding;

/** What to doubt in a search's winner. The thresholds are ours and stand here. */
public final class SearchFindings {

    private static final double SURELY = 0.95;
    private static final double DRIFT = 0.5;
    private static final int FEW_TRADES = 100;
    private static final double LONE = 0.5;

    private SearchFindings() {
    }

    /** Of a search's best; empty where there is no best or nothing to doubt. */
    public static List<Finding> of(SearchResult found) {
        List<Finding> findings = new ArrayList<>();
        if (found.best().isEmpty() || Double.isNaN(found.best().getFirst().objective())) {
            return findings;
        }
        Trial best = found.best().getFirst();
        double deflated = found.deflatedSharpe(best);
        if (deflated < SURELY) {
            findings.add(new Finding("deflated_sharpe", format("deflated Sharpe %.2f after %d trials", deflated, found.tried()),
                    "So many trials make a winner like this one by luck alone.", "Judge it on data that the search has not seen; search fewer parameters."));
        }
        if (best.score().trades() < FEW_TRADES) {
            findings.add(new Finding("too_few_trades", best.score().trades() + " trades", "Fewer than " + FEW_TRADES + " trades prove little.", "Search over more history."));
        }
        atTheEdge(findings, found, best);
        lonePeak(findings, found, best);
        return findings;
    }

    /** The same with how the best fared on the rest of the history. */
    public static List<Finding> of(OutOfSample sample) {
        List<Finding> findings = new ArrayList<>(of(sample.search()));
        if (!sample.scores().isEmpty() && !sample.search().best().isEmpty()) {
            partWays(findings, sample.search().best().getFirst().score(), sample.scores().getFirst());
        }
        return findings;
    }

    /** Of a walk-forward: its test windows are the out-of-sample. */
    public static List<Finding> of(WalkForward forward) {
        List<Finding> findings = new ArrayList<>();
        int trades = forward.outOfSample().trades();
        if (forward.efficiency() < DRIFT) {
            findings.add(new Finding("parts_ways", format("the test windows made %.0f %% a day of what the training windows promised", forward.efficiency() * 100),
                    "In sample and out of sample part ways: the search fits the past.", "Fewer parameters, coarser steps, longer training; do not trade the winner."));
        }
        if (trades < FEW_TRADES) {
            findings.add(new Finding("too_few_trades", trades + " trades out of sample", "Fewer than " + FEW_TRADES + " trades prove little.", "Walk over more history."));
        }
        return findings;
    }

    private static void partWays(List<Finding> findings, Score in, Score out) {
        boolean profitFades = in.profitFactor() > 1 && !(out.profitFactor() >= 1 + (in.profitFactor() - 1) * DRIFT);
        boolean sharpeFades = in.sharpe() > 0 && out.sharpe() < in.sharpe() * DRIFT;
        if (out.trades() == 0 && in.trades() > 0) {
            findings.addFirst(new Finding("parts_ways", "no trade out of sample", "The winner says nothing about the rest of the history.", "Keep more of the history back."));
        } else if (profitFades || sharpeFades) {
            findings.addFirst(new Finding("parts_ways", format("profit factor %.2f in sample, %.2f out of sample; Sharpe %.2f and %.2f", in.profitFactor(), out.profitFactor(), in.sharpe(),
                    out.sharpe()), "In sample and out of sample part ways: the search fitted the past.", "Fewer parameters, coarser steps, more history; do not trade the winner."));
        }
    }

    private static void atTheEdge(List<Finding> findings, SearchResult found, Trial best) {
        int[] point = found.space().point(best.number());
        for (int i = 0; i < point.length; i++) {
            Axis axis = found.space().axes().get(i);
            if (axis.values().size() > 3 && (point[i] == 0 || point[i] == axis.values().size() - 1)) {
                findings.add(new Finding("at_the_edge", axis.path() + " is " + axis.values().get(point[i]) + ", the " + (point[i] == 0 ? "first" : "last") + " value of its range",
                        "Better values may lie outside.", "Move the range, if the values beyond make sense."));
            }
        }
    }

    private static void lonePeak(List<Finding> findings, SearchResult found, Trial best) {
        List<Trial> defined = found.best().stream().filter(trial -> !Double.isNaN(trial.objective())).toList();
        if (defined.size() >= 5 && best.objective() > 0 && defined.get(1).objective() < best.objective() * LONE) {
            findings.add(new Finding("lone_peak", format("the second best reaches %.0f %% of the best", defined.get(1).objective() / best.objective() * 100),
                    "A good setting has good neighbours; a lone one is luck.", "Take the middle of a plateau instead."));
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
