package plutarc.commandside.backtest;

import java.util.List;
import plutarc.contracts.backtest.BacktestReport.EquityLine;
import plutarc.strategy.backtest.BacktestResult;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.market.Candles;

/** Equity beside the same cash in the symbols, in equal parts, bought at the first decision and held. Pure. */
final class HeldEquity {

    private HeldEquity() {
    }

    static EquityLine line(BacktestResult result, List<SymbolData> data) {
        long[] times = result.equity().time();
        double[] held = new double[times.length];
        int symbols = 0;
        for (var span : result.symbols()) {
            Candles candles = data.stream().filter(each -> each.instrument().symbol().equals(span.symbol())).findFirst().orElseThrow().candles();
            if (span.firstPrice() > 0) {
                add(held, times, candles, span.firstPrice());
                symbols++;
            }
        }
        if (symbols == 0) {
            return new EquityLine(times, result.equity().equity(), new double[0]);
        }
        for (int i = 0; i < held.length; i++) {
            held[i] = held[i] / symbols * result.settings().cash();
        }
        return new EquityLine(times, result.equity().equity(), held);
    }

    /** Adds the price at each instant as a multiple of the first; both series are walked once. */
    private static void add(double[] held, long[] times, Candles candles, double first) {
        int bar = 0;
        double price = first;
        for (int i = 0; i < times.length; i++) {
            while (bar < candles.size() && candles.closeTime(bar) <= times[i]) {
                price = Double.isNaN(candles.close()[bar]) ? price : candles.close()[bar];
                bar++;
            }
            held[i] += price / first;
        }
    }
}
