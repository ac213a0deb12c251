package plutarc.platform.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.candles.BundledCandles;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestFill;
import plutarc.contracts.exchangekey.MarginMode;

/** A short backtest over the bundled candles. */
final class Backtesting {

    static final BacktestConditions CONDITIONS = new BacktestConditions(List.of(BundledCandles.ID), Optional.empty(), Optional.of(Instant.parse("2022-01-10T00:00:00Z")),
            new BigDecimal("10000"), new BigDecimal("3"), MarginMode.ISOLATED, new BigDecimal("0.00055"), Optional.empty(), new BigDecimal("2"), BacktestFill.INTRABAR, true, true, false,
            Optional.empty(), BacktestConditions.ContractTerms.PLAIN);

    private Backtesting() {
    }
}
