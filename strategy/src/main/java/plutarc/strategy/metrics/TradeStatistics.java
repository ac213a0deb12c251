package plutarc.strategy.metrics;

import java.util.List;
import plutarc.strategy.backtest.BacktestTrade;

/**
 * Figures over completed trades. A figure that is not defined (a ratio over nothing) is NaN; nothing is ever infinite. Amounts in the settlement currency.
 *
 * @param trades           how many
 * @param wins             net PnL above 0
 * @param losses           net PnL below 0; a trade of exactly 0 is neither
 * @param winRate          wins / (wins + losses)
 * @param netPnl           sum of net PnL
 * @param grossProfit      sum of the winners' net PnL
 * @param grossLoss        sum of the losers' net PnL, as a positive amount
 * @param profitFactor     grossProfit / grossLoss
 * @param expectancy       mean net PnL
 * @param averageWin       grossProfit / wins
 * @param averageLoss      grossLoss / losses, positive
 * @param payoff           averageWin / averageLoss
 * @param expectancyR      mean of net PnL / initial risk, over the trades that had a stop
 * @param longestWinStreak most winners in a row; a trade of exactly 0 ends a streak
 * @param longestLossStreak most losers in a row
 * @param averageHoldMillis mean time from entry to exit
 * @param fees             paid
 * @param funding          positive when paid
 * @param edgeRatio        mean MFE % / mean |MAE %|
 * @param capture          sum of the price moves made / sum of the best moves there were (MFE), of all trades
 */
public record TradeStatistics(int trades, int wins, int losses, double winRate, double netPnl, double grossProfit, double grossLoss, double profitFactor,
                              double expectancy, double averageWin, double averageLoss, double payoff, double expectancyR, int longestWinStreak,
                              int longestLossStreak, double averageHoldMillis, double fees, double funding, double edgeRatio, double capture) {

    /** @param trades in the order of their exits; may be empty */
    public static TradeStatistics of(List<BacktestTrade> trades) {
        int wins = 0;
        int losses = 0;
        int winStreak = 0;
        int lossStreak = 0;
        int longestWin = 0;
        int longestLoss = 0;
        int withRisk = 0;
        double profit = 0;
        double loss = 0;
        double risk = 0;
        double hold = 0;
        double fees = 0;
        double funding = 0;
        double mfe = 0;
        double mae = 0;
        double moved = 0;
        for (BacktestTrade trade : trades) {
            double net = trade.netPnl();
            if (net > 0) {
                wins++;
                profit += net;
            } else if (net < 0) {
                losses++;
                loss -= net;
            }
            winStreak = net > 0 ? winStreak + 1 : 0;
            lossStreak = net < 0 ? lossStreak + 1 : 0;
            longestWin = Math.max(longestWin, winStreak);
            longestLoss = Math.max(longestLoss, lossStreak);
            if (!Double.isNaN(trade.rMultiple())) {
                withRisk++;
                risk += trade.rMultiple();
            }
            hold += trade.heldMillis();
            fees += trade.fees();
            funding += trade.funding();
            mfe += trade.mfePct();
            mae -= trade.maePct();
            moved += movePct(trade);
        }
        int count = trades.size();
        double averageWin = ratio(profit, wins);
        double averageLoss = ratio(loss, losses);
        return new TradeStatistics(count, wins, losses, ratio(wins, wins + losses), profit - loss, profit, loss, ratio(profit, loss), ratio(profit - loss, count), averageWin,
                averageLoss, ratio(averageWin, averageLoss), ratio(risk, withRisk), longestWin, longestLoss, ratio(hold, count), fees, funding, ratio(mfe, mae), ratio(moved, mfe));
    }

    private static double movePct(BacktestTrade trade) {
        double move = (trade.exitPrice() - trade.entryPrice()) / trade.entryPrice() * 100;
        return switch (trade.side()) {
            case LONG -> move;
            case SHORT -> -move;
        };
    }

    /** NaN where the divisor is 0 or a part is NaN. */
    static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
