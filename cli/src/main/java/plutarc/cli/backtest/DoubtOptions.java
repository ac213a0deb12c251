package plutarc.cli.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.metrics.MonteCarlo;

/** What a backtest does beyond the one run to say how far it may be believed. */
final class DoubtOptions {

    @Option(names = "--in-sample-to", paramLabel = "DATE", description = "The template was made on prices before it: the part after is judged apart.")
    Optional<String> inSampleTo = Optional.empty();

    @Option(names = "--monte-carlo", paramLabel = "N", defaultValue = "0", description = "Draw the trades again N times (up to 100000), reshuffled and bootstrapped.")
    int runs;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the draws. Default: ${DEFAULT-VALUE}")
    long seed;

    @Option(names = "--ruin", paramLabel = "SHARE", defaultValue = "0.5", description = "Equity at or below this share of the start counts as ruin. Default: ${DEFAULT-VALUE}")
    double ruin;

    void check() {
        if (runs < 0 || runs > 100_000) {
            throw new IllegalArgumentException("--monte-carlo is " + runs + "; allowed are numbers from 0 to 100000");
        }
        if (!(ruin >= 0 && ruin < 1)) {
            throw new IllegalArgumentException("--ruin is " + ruin + "; allowed are shares from 0 to below 1");
        }
        split();
    }

    OptionalLong split() {
        return inSampleTo.map(text -> OptionalLong.of(BacktestOptions.instant("--in-sample-to", text))).orElse(OptionalLong.empty());
    }

    /** Empty without trades, or when none were asked for. */
    List<MonteCarlo> monteCarlo(BacktestResult result) {
        if (runs == 0 || result.trades().isEmpty()) {
            return List.of();
        }
        double[] net = result.trades().stream().mapToDouble(BacktestTrade::netPnl).toArray();
        return Arrays.stream(MonteCarlo.Method.values()).map(method -> MonteCarlo.of(method, net, result.settings().cash(), runs, ruin, seed)).toList();
    }
}
