package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import plutarc.exchanges.Candle;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.ExitReason;
import plutarc.strategy.risk.RiskCheck;

/** Judges one symbol's position at the closes of base candles: levels follow the candle, and rules judged at closes speak. Keeps nothing. */
final class ExitJudge {

    /** What becomes of the position. */
    enum Outcome {
        /** It stays, or there is none. */
        STAYS,
        LEAVES,
        /** It leaves, and the other side is to be entered at once. */
        REVERSES
    }

    private final Contract contract;
    private final Desk desk;
    private final PositionKeeper position;

    ExitJudge(Contract contract, Desk desk, PositionKeeper position) {
        this.contract = contract;
        this.desk = desk;
        this.position = position;
    }

    Outcome judge(SymbolEngine engine, Candle c) {
        Optional<OpenTrade> open = position.trade().filter(trade -> trade.exits.isPresent()
                && c.openTime().plusMillis(SymbolTrader.BASE.millis()).isAfter(trade.entryTime()));
        if (open.isEmpty()) {
            price(c);
            return Outcome.STAYS;
        }
        OpenTrade trade = open.get();
        if (!c.openTime().isBefore(trade.entryTime())) {
            trade.seen(BigDecimal.valueOf(c.high()), c.openTime());
            trade.seen(BigDecimal.valueOf(c.low()), c.openTime());
        }
        Optional<ExitReason> fired = trade.exits.get().onClose(c.low(), c.high(), c.close());
        price(c);
        if (position.trade().isEmpty() || trade.exitWanted.isPresent()) {
            return trade.exitWanted.isPresent() ? Outcome.LEAVES : Outcome.STAYS;
        }
        if (fired.isPresent()) {
            boolean reverses = fired.get().rule().equals("signal_flip") && engine.reverses();
            return !position.close(fired.get().rule()) ? Outcome.STAYS : reverses ? Outcome.REVERSES : Outcome.LEAVES;
        }
        return losesTooMuch(trade, BigDecimal.valueOf(c.close())) && position.close("risk_limit") ? Outcome.LEAVES : Outcome.STAYS;
    }

    private void price(Candle c) {
        position.price(c.close(), c.openTime().plusMillis(SymbolTrader.BASE.millis() - 1));
    }

    private boolean losesTooMuch(OpenTrade trade, BigDecimal close) {
        double equity = desk.equity(contract.spec().settleCurrency());
        double exitFee = contract.notional(trade.openQuantity(), close).multiply(contract.fees().taker()).doubleValue();
        double loss = trade.fees().doubleValue() + exitFee - trade.unrealised(close).doubleValue();
        boolean tooMuch = !Double.isNaN(equity) && RiskCheck.exceedsLossPerTrade(desk.limits(), loss, equity);
        if (tooMuch) {
            desk.breached("maxLossPerTradePct", "close_position", Map.of("loss", BigDecimal.valueOf(loss), "equity", BigDecimal.valueOf(equity)));
        }
        return tooMuch;
    }
}
