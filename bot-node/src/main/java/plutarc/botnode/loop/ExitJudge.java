package plutarc.botnode.loop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import plutarc.exchanges.Candle;
import plutarc.strategy.engine.SymbolEngine;
import plutarc.strategy.exit.ExitReason;
import plutarc.strategy.risk.RiskCheck;

/** Judges one symbol's trades at the closes of base candles: levels follow the candle, and rules judged at closes speak. Keeps nothing. */
final class ExitJudge {

    /** What becomes of the position. */
    enum Outcome {
        /** All of it stays, or there is none. */
        STAYS,
        /** A trade of it leaves. */
        LEAVES,
        /** All of it leaves, and the other side is to be entered at once. */
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
        List<OpenTrade> judged = position.trades().stream().filter(trade -> trade.exits.isPresent()
                && c.openTime().plusMillis(SymbolTrader.BASE.millis()).isAfter(trade.entryTime())).toList();
        List<Optional<ExitReason>> fired = judged.stream().map(trade -> follow(trade, c)).toList();
        price(c);
        boolean leaves = false;
        boolean reverses = false;
        for (int i = 0; i < judged.size(); i++) {
            switch (judge(judged.get(i), fired.get(i), engine, c)) {
                case STAYS -> { }
                case LEAVES -> leaves = true;
                case REVERSES -> reverses = true;
            }
        }
        boolean all = position.trades().stream().allMatch(trade -> trade.exitWanted.isPresent());
        return reverses && all ? Outcome.REVERSES : leaves || reverses ? Outcome.LEAVES : Outcome.STAYS;
    }

    private static Optional<ExitReason> follow(OpenTrade trade, Candle c) {
        if (!c.openTime().isBefore(trade.entryTime())) {
            trade.seen(BigDecimal.valueOf(c.high()), c.openTime());
            trade.seen(BigDecimal.valueOf(c.low()), c.openTime());
        }
        return trade.exits.orElseThrow().onClose(c.low(), c.high(), c.close());
    }

    private Outcome judge(OpenTrade trade, Optional<ExitReason> fired, SymbolEngine engine, Candle c) {
        if (!position.holds(trade) || trade.exitWanted.isPresent()) {
            return trade.exitWanted.isPresent() ? Outcome.LEAVES : Outcome.STAYS;
        }
        if (fired.isPresent()) {
            boolean reverses = fired.get().rule().equals("signal_flip") && engine.reverses();
            return !position.close(trade, fired.get().rule()) ? Outcome.STAYS : reverses ? Outcome.REVERSES : Outcome.LEAVES;
        }
        return losesTooMuch(trade, BigDecimal.valueOf(c.close())) && position.close(trade, "risk_limit") ? Outcome.LEAVES : Outcome.STAYS;
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
            desk.breached("maxLossPerTradePct", Optional.of(contract.spec().symbol()), RiskBook.Action.CLOSE_POSITION.code(), RiskBook.figures(desk.limits().maxLossPerTradePct().orElseThrow(),
                    100 * loss / equity, "equity", equity, "loss", loss));
        }
        return tooMuch;
    }
}
