package plutarc.contracts.backtest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.MarginMode;

/**
 * Under which conditions a backtest runs. Fees are shares of an order's value, such as 0.00055.
 *
 * @param candleSets  ids of the candles to run over, one set a symbol, all in one account; 1 to 5
 * @param from        no decision before it; earlier candles warm up
 * @param to          candles from it on are left out
 * @param cash        to start with, settlement currency
 * @param leverage    wanted, 1 to 125
 * @param takerFee    of every market fill
 * @param makerFee    of targets, which rest at the venue; empty: as takers, negative: a rebate
 * @param slippageBps against every market fill
 * @param funding     whether funding is paid, where its history is known
 * @param sessions    whether the template's trading sessions count
 * @param riskLimits  with a bot's default risk limits, or without any
 * @param inSampleTo  the template was made on prices before it: the rest is judged apart
 */
public record BacktestConditions(List<CandleSetId> candleSets, Optional<Instant> from, Optional<Instant> to, BigDecimal cash, BigDecimal leverage, MarginMode marginMode,
                                 BigDecimal takerFee, Optional<BigDecimal> makerFee, BigDecimal slippageBps, BacktestFill fill, boolean funding, boolean sessions,
                                 boolean riskLimits, Optional<Instant> inSampleTo, ContractTerms contract) {

    /** Candles that one backtest may run over, all symbols together: a year of minutes, and room. */
    public static final int MOST_CANDLES = 600_000;
    /** Symbols in one account. */
    public static final int MOST_SYMBOLS = 5;

    /**
     * The contract as the venue lists it; steps and minimums of 0 mean none.
     *
     * @param contractSize      linear: base units in a contract, 1 as a rule; inverse: its worth in quote currency
     * @param maintenanceMargin share of a position's value at which it is liquidated
     */
    public record ContractTerms(ContractType type, BigDecimal contractSize, BigDecimal tickSize, BigDecimal lotSize, BigDecimal minQuantity, BigDecimal minNotional,
                                BigDecimal maintenanceMargin) {

        /** A linear contract without steps and minimums, as the command line has it unless told otherwise. */
        public static final ContractTerms PLAIN = new ContractTerms(ContractType.LINEAR, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
                new BigDecimal("0.005"));
    }
}
