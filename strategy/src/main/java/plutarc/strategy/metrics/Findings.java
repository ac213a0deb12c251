package plutarc.strategy.metrics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.Blocked;

/** What to doubt in a backtest, each with its figure and what to try. The thresholds are ours and stand here. */
public final class Findings {

    private static final int FEW_TRADES = 100;
    private static final double TRADES_PER_PARAMETER = 10;
    private static final double SHARE_OF_ONE = 0.5;
    private static final double COST_SHARE = 0.5;
    private static final double FLAT_SHARE = 1.0 / 3;
    private static final double MISSING_SHARE = 0.001;
    private static final double DRIFT = 0.5;
    private static final int SPEAKING = 20;

    private Findings() {
    }

    /** In order of weight; empty where nothing is to be doubted, which is rare. */
    public static List<Finding> of(BacktestResult result) {
        return of(result, OptionalLong.empty());
    }

    /** @param outOfSampleFrom epoch milliseconds from which the template's maker had not seen the prices; without it the two halves are compared */
    public static List<Finding> of(BacktestResult result, OptionalLong outOfSampleFrom) {
        List<Finding> findings = new ArrayList<>();
        TradeStatistics all = TradeStatistics.of(result.trades());
        noEdge(findings, all);
        tooFewTrades(findings, all);
        tradesPerParameter(findings, result, all);
        oneTradeMakesIt(findings, result, all);
        oneMonthMakesIt(findings, result, all);
        costsEatTheEdge(findings, all);
        if (outOfSampleFrom.isPresent()) {
            samplesPartWays(findings, SampleSplit.of(result, outOfSampleFrom.getAsLong()));
        } else {
            halvesPartWays(findings, result);
        }
        flatStretch(findings, result);
        missingCandles(findings, result);
        blockedWinners(findings, result);
        return findings;
    }

    private static void noEdge(List<Finding> findings, TradeStatistics all) {
        if (all.profitFactor() < 1) {
            double before = all.netPnl() + all.fees() + all.funding();
            findings.add(new Finding("no_edge", format("profit factor %.2f, %+.2f before fees and funding", all.profitFactor(), before), "The template loses.",
                    before > 0 ? "Costs turn a small edge into a loss: trade less often or aim further." : "See by side, exit reason and blocked entries whether one part of it earns."));
        }
    }

    private static void tooFewTrades(List<Finding> findings, TradeStatistics all) {
        if (all.trades() < FEW_TRADES) {
            findings.add(new Finding("too_few_trades", all.trades() + " trades", "Fewer than " + FEW_TRADES + " trades prove little: luck alone makes results like these.",
                    "Run over more history or more symbols."));
        }
    }

    private static void tradesPerParameter(List<Finding> findings, BacktestResult result, TradeStatistics all) {
        long parameters = result.template().components().stream().filter(use -> use.enabled()).mapToLong(use -> Math.max(1, use.params().size())).sum();
        double per = TradeStatistics.ratio(all.trades(), parameters);
        if (all.trades() > 0 && per < TRADES_PER_PARAMETER) {
            findings.add(new Finding("trades_per_parameter", format("%.1f trades a parameter (%d parameters)", per, parameters),
                    "A template with so many settings can fit any past.", "Remove components, or leave parameters at their defaults."));
        }
    }

    private static void oneTradeMakesIt(List<Finding> findings, BacktestResult result, TradeStatistics all) {
        double best = result.trades().stream().mapToDouble(BacktestTrade::netPnl).max().orElse(0);
        if (all.netPnl() > 0 && best > all.netPnl() * SHARE_OF_ONE) {
            findings.add(new Finding("one_trade", format("the best trade is %.0f %% of the profit", best / all.netPnl() * 100), "Without one trade there is little left.",
                    "Look at that trade; would you have held it?"));
        }
    }

    private static void oneMonthMakesIt(List<Finding> findings, BacktestResult result, TradeStatistics all) {
        Map<String, Double> months = result.trades().stream().collect(Collectors.groupingBy(Findings::month, Collectors.summingDouble(BacktestTrade::netPnl)));
        if (all.netPnl() > 0 && months.size() > 2) {
            Map.Entry<String, Double> best = months.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            if (best.getValue() > all.netPnl() * SHARE_OF_ONE) {
                findings.add(new Finding("one_month", format("%s makes %.0f %% of the profit", best.getKey(), best.getValue() / all.netPnl() * 100),
                        "The rest of the time the template earns little.", "Find what was special about that month; a regime filter may know it."));
            }
        }
    }

    private static void costsEatTheEdge(List<Finding> findings, TradeStatistics all) {
        double costs = all.fees() + all.funding();
        double before = all.netPnl() + costs;
        if (before > 0 && costs > before * COST_SHARE) {
            findings.add(new Finding("costs", format("fees and funding take %.0f %% of what was made before them", costs / before * 100), "The edge goes to the venue.",
                    "Trade less often, aim further, or enter with resting orders."));
        }
    }

    private static void halvesPartWays(List<Finding> findings, BacktestResult result) {
        SampleSplit split = SampleSplit.of(result, result.firstTime() + (result.lastTime() - result.firstTime()) / 2);
        TradeStatistics first = split.inSample().trades();
        TradeStatistics second = split.outOfSample().trades();
        if (first.trades() >= SPEAKING && second.trades() >= SPEAKING && fades(first, second)) {
            findings.add(new Finding("halves_part_ways", format("profit factor %.2f in the first half, %.2f in the second", first.profitFactor(), second.profitFactor()),
                    "What worked early has stopped working.", "Search parameters on the first part only and judge them on the rest (walk-forward)."));
        }
    }

    private static void samplesPartWays(List<Finding> findings, SampleSplit split) {
        TradeStatistics in = split.inSample().trades();
        TradeStatistics out = split.outOfSample().trades();
        if (out.trades() < SPEAKING) {
            findings.add(new Finding("short_out_of_sample", out.trades() + " trades out of sample", "Too few to say whether the template holds on prices it was not made for.",
                    "Keep more of the history back, or wait."));
        } else if (fades(in, out)) {
            findings.add(new Finding("parts_ways", format("profit factor %.2f in sample, %.2f out of sample; Sharpe %.2f and %.2f", in.profitFactor(), out.profitFactor(),
                    split.inSample().equity().sharpe(), split.outOfSample().equity().sharpe()), "The template fits the past it was made on, not the market.",
                    "Fewer parameters, coarser steps, more history; do not trade it as it is."));
        }
    }

    private static boolean fades(TradeStatistics first, TradeStatistics second) {
        return first.profitFactor() > 1 && second.profitFactor() < 1 + (first.profitFactor() - 1) * DRIFT;
    }

    private static void flatStretch(List<Finding> findings, BacktestResult result) {
        long span = result.lastTime() - result.firstTime();
        long last = result.firstTime();
        long longest = 0;
        for (BacktestTrade trade : result.trades().stream().sorted(Comparator.comparingLong(BacktestTrade::entryTime)).toList()) {
            longest = Math.max(longest, trade.entryTime() - last);
            last = Math.max(last, trade.exitTime());
        }
        longest = Math.max(longest, result.lastTime() - last);
        if (!result.trades().isEmpty() && span > 0 && longest > span * FLAT_SHARE) {
            findings.add(new Finding("flat_stretch", format("%.0f %% of the time without a trade in one stretch", longest * 100.0 / span),
                    "Most of the period says nothing about the template.", "See which filter kept it out, in the table of blocked entries."));
        }
    }

    private static void missingCandles(List<Finding> findings, BacktestResult result) {
        long missing = result.symbols().stream().mapToLong(BacktestResult.SymbolSpan::missingCandles).sum();
        if (missing > result.bars() * MISSING_SHARE) {
            findings.add(new Finding("missing_candles", missing + " candles are missing", "Indicators and stops do not see what happened in the gaps.", "Get the missing candles, or another source."));
        }
    }

    private static void blockedWinners(List<Finding> findings, BacktestResult result) {
        for (Blocked blocked : result.blocked()) {
            if (blocked.trades() >= 20 && blocked.expectancyPct() > 0) {
                findings.add(new Finding("blocks_winners", format("%s kept out %d trades that would have made %+.2f %% each", blocked.label(), blocked.trades(), blocked.expectancyPct()),
                        "It costs more than it saves.", "Loosen it or leave it out, and see whether the drawdown stays bearable."));
            }
        }
    }

    private static String month(BacktestTrade trade) {
        return String.format(Locale.ROOT, "%tY-%<tm", Instant.ofEpochMilli(trade.entryTime()).atZone(ZoneOffset.UTC));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
