package plutarc.commandside.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plutarc.candles.CandleCatalogue;
import plutarc.candles.SymbolHistory;
import plutarc.contracts.backtest.BacktestConditions;
import plutarc.contracts.backtest.BacktestFill;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.risk.RiskLimits;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.strategy.backtest.BacktestSettings;
import plutarc.strategy.backtest.FillConvention;
import plutarc.strategy.backtest.MarginMode;
import plutarc.strategy.backtest.SymbolData;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;
import plutarc.strategy.market.Instrument;

/** Conditions in the words of the engine, with the same meaning as the options of {@code plutarc backtest}. */
record RunInputs(List<CandleSetId> sets, List<SymbolData> data, BacktestSettings settings, OptionalLong outOfSampleFrom) {

    /**
     * Reads the candles up to the end of the period, those before it too: they warm up. Of more than fit, the latest.
     *
     * @param most candles of all symbols together
     * @throws plutarc.contracts.message.RefusedException where a set is gone, or has no candle in the period
     */
    static RunInputs open(CandleCatalogue catalogue, WorkspaceId workspace, BacktestConditions asked, int most, boolean whatIf, int equityPoints) {
        List<SymbolData> data = new ArrayList<>();
        for (var set : asked.candleSets()) {
            SymbolHistory history = catalogue.open(workspace, set, Instant.MIN, asked.to().orElse(Instant.MAX));
            Candles all = history.candles();
            int surplus = all.size() - most / asked.candleSets().size();
            Candles candles = surplus > 0 ? all.slice(surplus, all.size()) : all;
            data.add(new SymbolData(instrument(history.set().symbol(), asked), candles, asked.funding() ? history.funding() : TimeSeries.empty(), java.util.Map.of()));
        }
        return new RunInputs(asked.candleSets(), data, settings(asked, whatIf, equityPoints), millis(asked.inSampleTo()));
    }

    static BacktestSettings settings(BacktestConditions asked, boolean whatIf, int equityPoints) {
        return new BacktestSettings(asked.cash().doubleValue(), fill(asked.fill()), asked.slippageBps().doubleValue(), asked.makerFee().isPresent(), asked.leverage().doubleValue(),
                switch (asked.marginMode()) {
                    case ISOLATED -> MarginMode.ISOLATED;
                    case CROSS -> MarginMode.CROSS;
                }, asked.riskLimits() ? Optional.of(RiskLimits.DEFAULTS) : Optional.empty(), asked.sessions(), asked.funding(), 0, millis(asked.from()), whatIf, equityPoints);
    }

    static Instrument instrument(String symbol, BacktestConditions asked) {
        var contract = asked.contract();
        double taker = asked.takerFee().doubleValue();
        return new Instrument(symbol, contract.type() == ContractType.INVERSE ? Instrument.Contract.INVERSE : Instrument.Contract.LINEAR, contract.contractSize().doubleValue(),
                contract.tickSize().doubleValue(), contract.lotSize().doubleValue(), contract.minQuantity().doubleValue(), contract.minNotional().doubleValue(), 125,
                contract.maintenanceMargin().doubleValue(), asked.makerFee().map(fee -> fee.doubleValue()).orElse(taker), taker);
    }

    private static FillConvention fill(BacktestFill fill) {
        return switch (fill) {
            case CLOSE -> FillConvention.CLOSE;
            case INTRABAR -> FillConvention.INTRABAR;
            case INTRABAR_AFTER_ENTRY -> FillConvention.INTRABAR_AFTER_ENTRY;
            case INTRABAR_STOP_FIRST -> FillConvention.INTRABAR_STOP_FIRST;
        };
    }

    private static OptionalLong millis(Optional<Instant> instant) {
        return instant.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty());
    }
}
