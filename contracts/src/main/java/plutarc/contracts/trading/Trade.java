package plutarc.contracts.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;

/**
 * One completed trade: a position from flat to flat. Prices in quote currency, amounts in the settlement currency.
 *
 * @param tradeId         derived from the entry order's client id
 * @param symbol          the venue's own name
 * @param quantity        in the venue's order unit
 * @param entryReference  the price that the entry was decided at; {@code slippageBps} = side × (fill − reference) / reference × 10⁴
 * @param entryPrice      average fill
 * @param grossPnl        before fees and funding
 * @param fees            entry and exit fees, positive when paid
 * @param funding         positive when paid
 * @param netPnl          gross − fees − funding
 * @param returnPct       net PnL in percent of the margin (entry notional / leverage)
 * @param exitReason      the exit rule's component id, or {@code instruction}, {@code risk_limit}, {@code liquidation}, {@code external}
 * @param signalState     every verdict at the entry's candle
 * @param templateVersion the version that decided the entry
 * @param circumstances   empty for trades of bots that did not tell them yet
 */
public record Trade(TradeId tradeId, String symbol, Side side, BigDecimal quantity, BigDecimal leverage,
                    Instant entryTime, BigDecimal entryReference, BigDecimal entryPrice, BigDecimal entrySlippageBps, String entryOrderId,
                    Instant exitTime, BigDecimal exitReference, BigDecimal exitPrice, BigDecimal exitSlippageBps, String exitOrderId,
                    BigDecimal grossPnl, BigDecimal fees, BigDecimal funding, BigDecimal netPnl, BigDecimal returnPct,
                    Excursion mfe, Excursion mae, String exitReason, List<Verdict> signalState,
                    TemplateId templateId, int templateVersion, String botVersion, Optional<Circumstances> circumstances) {

    public Trade {
        signalState = List.copyOf(signalState);
    }

    /** Net PnL in multiples of what was at risk at the first stop; empty without a stop. */
    public Optional<BigDecimal> rMultiple() {
        return circumstances.flatMap(Circumstances::initialRisk).filter(risk -> risk.signum() > 0)
                .map(risk -> netPnl.divide(risk, 6, RoundingMode.HALF_EVEN));
    }
}
