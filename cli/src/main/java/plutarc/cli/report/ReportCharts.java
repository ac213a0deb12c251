package plutarc.cli.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import plutarc.contracts.trading.Side;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.BacktestTrade;
import plutarc.strategy.backtest.EquitySeries;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;
import plutarc.strategy.metrics.MonteCarlo;

/** The charts of a backtest's report. */
final class ReportCharts {

    static final int MOST_TRADES = 600;
    private static final int COLUMNS = 900;
    private static final double MOST_SQUEEZED = 8;

    private ReportCharts() {
    }

    /** The account, and beside it the same cash in the symbols, bought at the first decision and held; without symbols the account alone. */
    static String equity(BacktestResult result, List<SymbolData> data) {
        EquitySeries series = result.equity();
        double[] times = Arrays.stream(series.time()).asDoubleStream().toArray();
        double cash = result.settings().cash();
        double[] held = data.isEmpty() ? new double[0] : bought(result, data);
        double low = Math.min(cash, DoubleStream.concat(Arrays.stream(series.equity()), Arrays.stream(held)).filter(Double::isFinite).min().orElse(cash));
        double high = Math.max(cash, DoubleStream.concat(Arrays.stream(series.equity()), Arrays.stream(held)).filter(Double::isFinite).max().orElse(cash));
        return new Chart("Equity over time", 260, times[0], times[times.length - 1], low, high).grid("", 1).dates()
                .line("base", new double[]{times[0], times[times.length - 1]}, new double[]{cash, cash}).line("held", Arrays.copyOf(times, held.length), held).line("equity", times, series.equity()).svg();
    }

    /** Whether the account's own ups and downs can still be seen on the scale that buy-and-hold needs. */
    static boolean comparable(BacktestResult result, List<SymbolData> data) {
        double own = span(result.equity().equity());
        return result.symbols().isEmpty() || span(bought(result, data)) <= MOST_SQUEEZED * own;
    }

    static String held(BacktestResult result, List<SymbolData> data) {
        double[] times = Arrays.stream(result.equity().time()).asDoubleStream().toArray();
        double[] held = bought(result, data);
        return new Chart("Bought and held", 140, times[0], times[times.length - 1], Arrays.stream(held).min().orElse(0), Arrays.stream(held).max().orElse(1)).grid("", 1).dates()
                .line("held", times, held).svg();
    }

    private static double span(double[] values) {
        return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
    }

    private static double[] bought(BacktestResult result, List<SymbolData> data) {
        long[] times = result.equity().time();
        double[] held = new double[times.length];
        List<BacktestResult.SymbolSpan> spans = result.symbols();
        for (BacktestResult.SymbolSpan span : spans) {
            Candles candles = data.stream().filter(symbol -> symbol.instrument().symbol().equals(span.symbol())).findFirst().orElseThrow().candles();
            double last = span.firstPrice();
            for (int i = 0; i < times.length; i++) {
                int bar = candles.firstAtOrAfter(times[i]) - 1;
                double close = bar < 0 || times[i] <= result.firstTime() ? Double.NaN : candles.close()[bar];
                last = Double.isNaN(close) ? last : close;
                held[i] += result.settings().cash() / spans.size() * last / span.firstPrice();
            }
        }
        if (spans.isEmpty()) {
            Arrays.fill(held, Double.NaN);
        }
        return held;
    }

    static String drawdown(BacktestResult result) {
        EquitySeries series = result.equity();
        double[] times = Arrays.stream(series.time()).asDoubleStream().toArray();
        double[] falls = new double[times.length];
        double peak = result.settings().cash();
        for (int i = 0; i < falls.length; i++) {
            peak = Math.max(peak, series.equity()[i]);
            falls[i] = series.equity()[i] / peak - 1;
        }
        return new Chart("Drawdown from the peak", 140, times[0], times[times.length - 1], Arrays.stream(falls).min().orElse(0), 0).grid(" %", 100).dates()
                .band("drawdown", times, falls, new double[falls.length]).svg();
    }

    /** Prices thinned to a column of pixels each, by their highs and lows, and the trades that moved equity most. */
    static String price(BacktestResult result, SymbolData symbol, List<BacktestTrade> trades) {
        Candles candles = symbol.candles();
        int from = Math.min(candles.size() - 1, candles.firstAtOrAfter(result.firstTime()));
        int columns = Math.min(COLUMNS, candles.size() - from);
        double[] times = new double[columns];
        double[] lows = new double[columns];
        double[] highs = new double[columns];
        double[] closes = new double[columns];
        for (int i = 0; i < columns; i++) {
            int first = from + (int) ((long) i * (candles.size() - from) / columns);
            int last = from + (int) ((long) (i + 1) * (candles.size() - from) / columns) - 1;
            times[i] = candles.openTime()[first];
            lows[i] = IntStream.rangeClosed(first, last).mapToDouble(bar -> candles.low()[bar]).min().orElse(Double.NaN);
            highs[i] = IntStream.rangeClosed(first, last).mapToDouble(bar -> candles.high()[bar]).max().orElse(Double.NaN);
            closes[i] = candles.close()[last];
        }
        Chart chart = new Chart("Price and trades of " + symbol.instrument().symbol(), 320, times[0], candles.closeTime(candles.size() - 1), Arrays.stream(lows).min().orElse(0), Arrays.stream(highs).max().orElse(1))
                .grid("", 1).dates().band("range", times, lows, highs).line("price", times, closes);
        shown(trades).forEach(trade -> chart.trade(trade.side() == Side.LONG, trade.winner(), trade.entryTime(), trade.entryPrice(), trade.exitTime(), trade.exitPrice(),
                String.format(Locale.ROOT, "#%d %s %+.2f (%s)", trade.number(), trade.side().code(), trade.netPnl(), trade.exitReason())));
        return chart.svg();
    }

    private static List<BacktestTrade> shown(List<BacktestTrade> trades) {
        return trades.stream().sorted(Comparator.comparingDouble(trade -> -Math.abs(trade.netPnl()))).limit(MOST_TRADES).toList();
    }

    static String monteCarlo(MonteCarlo runs, int trades) {
        int points = runs.bands().length;
        double[] counts = IntStream.range(0, points).mapToDouble(i -> (double) i * trades / (points - 1)).toArray();
        double[] low = Arrays.stream(runs.bands()).mapToDouble(band -> band[0]).toArray();
        double[] middle = Arrays.stream(runs.bands()).mapToDouble(band -> band[1]).toArray();
        double[] high = Arrays.stream(runs.bands()).mapToDouble(band -> band[2]).toArray();
        return new Chart("Equity in " + Html.count(runs.runs()) + " runs", 220, 0, trades, Arrays.stream(low).min().orElse(0), Arrays.stream(high).max().orElse(1)).grid("", 1)
                .counts("trades").band("bands", counts, low, high).line("equity", counts, middle).svg();
    }
}
