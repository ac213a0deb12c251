package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.trading.Excursion;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.exit.ExitState;

/**
 * A trade under way, from the intention to enter until it is flat: everything that is needed to go on with it in another process.
 *
 * @param decidedAt     close of the deciding candle
 * @param reference     price that the entry was decided at
 * @param entryAtrs     ATRs at the decision, as the exit plan numbers them; null for one not known
 * @param entryValue    sum of quantity × price of the entry's fills, for inverse contracts of quantity ÷ price
 * @param funding       paid so far, positive when paid
 * @param exits         levels of the exit rules, once it is open
 * @param floor         a stop that stood at the venue already: the trade's stop is never looser; empty where there was none
 * @param exitWanted    why it is to be closed; empty while it is not
 * @param exitReason    why it was closed: the reason of the latest exit fill
 * @param announced     whether its opening has been reported
 * @param orders        all its orders, oldest first
 * @param notes         empty in a journal of before there were any
 */
public record TradeState(TradeId tradeId, Side side, Instant decidedAt, BigDecimal reference, BigDecimal leverage, TemplateId templateId,
                         int templateVersion, List<Verdict> signalState, List<Double> entryAtrs, BigDecimal entryQuantity, BigDecimal entryValue,
                         Optional<Instant> entryTime, BigDecimal exitQuantity, BigDecimal exitValue, Optional<Instant> exitTime, BigDecimal fees,
                         BigDecimal funding, Optional<Excursion> best, Optional<Excursion> worst, Optional<ExitState> exits,
                         Optional<BigDecimal> floor, Optional<String> exitWanted, Optional<BigDecimal> exitReference, Optional<String> exitReason,
                         Optional<String> exitOrderId, boolean announced, List<OrderState> orders, Optional<TradeNotes> notes) {
}
