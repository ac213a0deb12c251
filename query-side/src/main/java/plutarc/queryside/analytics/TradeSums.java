package plutarc.queryside.analytics;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.analytics.TradeFigures;

/** Sums rows of one kind of money and currency up, by the formulas of the backtester's statistics: a test holds the two together. Stateless. */
final class TradeSums {

    private TradeSums() {
    }

    static TradeFigures of(List<TradeRow> rows) {
        int wins = 0;
        int losses = 0;
        int withRisk = 0;
        double profit = 0;
        double loss = 0;
        double risk = 0;
        double gross = 0;
        double fees = 0;
        double funding = 0;
        double hold = 0;
        double mfe = 0;
        double mae = 0;
        double moved = 0;
        for (TradeRow row : rows) {
            double net = row.net();
            wins += net > 0 ? 1 : 0;
            losses += net < 0 ? 1 : 0;
            profit += Math.max(0, net);
            loss += Math.max(0, -net);
            withRisk += row.r().isPresent() ? 1 : 0;
            risk += row.r().orElse(0.0);
            gross += row.gross();
            fees += row.fees();
            funding += row.funding();
            hold += (row.exitAt() - row.entryAt()) / 1_000.0;
            mfe += row.mfe();
            mae -= row.mae();
            moved += row.movePct();
        }
        int count = rows.size();
        double averageWin = ratio(profit, wins);
        double averageLoss = ratio(loss, losses);
        return new TradeFigures(count, wins, losses, figure(ratio(wins, wins + losses)), gross, fees, funding, profit - loss, figure(ratio(profit, loss)),
                figure(ratio(profit - loss, count)), figure(averageWin), figure(averageLoss), figure(ratio(averageWin, averageLoss)), figure(ratio(risk, withRisk)),
                figure(ratio(mfe, mae)), figure(ratio(moved, mfe)), figure(ratio(hold, count)));
    }

    /** NaN where the divisor is 0 or a part is NaN. */
    static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }

    /** Empty for what is no number. */
    static Optional<Double> figure(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }
}
