package plutarc.contracts.backtest;

import java.util.List;

/**
 * What a definition that is being edited would have made; kept nowhere.
 *
 * @param line  thinned equity
 * @param notes what the reader must know, such as candles that were left out
 */
public record InstantBacktestView(BacktestHeadline headline, BacktestReport.EquityLine line, List<BacktestReport.Doubt> doubts, List<BacktestReport.BlockedEntries> blocked,
                                  List<String> notes) {

    /** Candles that an instant backtest looks at: the last ones of the period. */
    public static final int MOST_CANDLES = 100_000;
}
