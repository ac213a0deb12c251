package plutarc.queryside.analytics;

import static plutarc.queryside.analytics.TradeSums.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import plutarc.contracts.analytics.Performance.ExecutionFigures;
import plutarc.contracts.analytics.Performance.Latency;
import plutarc.contracts.analytics.Performance.Slippage;

/** How well the orders behind trades were carried out. Percentiles are by nearest rank. Stateless. */
final class Execution {

    private static final int BINS = 24;
    private static final double[] WIDTHS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000};

    private Execution() {
    }

    static ExecutionFigures of(List<TradeRow> rows) {
        return new ExecutionFigures(slippage(rows, TradeRow::entrySlip), slippage(rows, TradeRow::exitSlip), latency(rows, TradeRow::entryMicros),
                latency(rows, TradeRow::exitMicros), figure(rows.stream().flatMap(row -> row.makerShare().stream()).mapToDouble(Double::doubleValue).average().orElse(Double.NaN)));
    }

    /** Bins lie evenly around zero and are as fine as they can be with 98 of 100 trades inside. */
    private static Slippage slippage(List<TradeRow> rows, ToDoubleFunction<TradeRow> of) {
        double[] sorted = rows.stream().mapToDouble(of).sorted().toArray();
        double reach = sorted.length == 0 ? 0 : Math.max(Math.abs(rank(sorted, 0.01)), Math.abs(rank(sorted, 0.99)));
        double width = Arrays.stream(WIDTHS).filter(each -> each * BINS / 2 > reach).findFirst().orElse(WIDTHS[WIDTHS.length - 1]);
        double from = -width * BINS / 2;
        int[] bins = new int[BINS];
        for (double value : sorted) {
            bins[(int) Math.clamp(Math.floor((value - from) / width), 0, BINS - 1)]++;
        }
        return new Slippage(sorted.length, figure(Arrays.stream(sorted).average().orElse(Double.NaN)), figure(rank(sorted, 0.5)), figure(rank(sorted, 0.95)), from, width,
                Arrays.stream(bins).boxed().toList());
    }

    private static Latency latency(List<TradeRow> rows, Function<TradeRow, Optional<Long>> of) {
        double[] sorted = rows.stream().flatMap(row -> of.apply(row).stream()).mapToDouble(micros -> micros / 1_000.0).sorted().toArray();
        return new Latency(sorted.length, figure(rank(sorted, 0.5)), figure(rank(sorted, 0.9)), figure(rank(sorted, 0.99)), figure(rank(sorted, 1)));
    }

    static double rank(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.clamp(Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
