package plutarc.commandside.backtest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestConditions.ContractTerms;
import plutarc.contracts.backtest.BacktestFill;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.strategy.template.SystemTemplates;
import plutarc.strategy.template.TemplateJson;

/** Conditions and definitions that tests share. */
final class Samples {
    static final String DEFINITION = TemplateJson.write(SystemTemplates.find("trend-following").orElseThrow());

    private Samples() {
    }

    /** As the command line has them unless told otherwise. */
    static BacktestConditions over(CandleSetId... sets) {
        return new BacktestConditions(List.of(sets), Optional.empty(), Optional.empty(), new BigDecimal("10000"), new BigDecimal("3"), MarginMode.ISOLATED, new BigDecimal("0.00055"),
                Optional.empty(), new BigDecimal("2"), BacktestFill.INTRABAR, true, true, false, Optional.empty(), ContractTerms.PLAIN);
    }
}
