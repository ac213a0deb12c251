package plutarc.contracts.analytics;

import java.util.Optional;

/**
 * Figures over completed trades of one kind of money and one currency, with the formulas of the backtester. A ratio over nothing is empty; nothing is infinite.
 *
 * @param trades           how many
 * @param wins             net PnL above zero
 * @param losses           net PnL below zero; a trade of exactly zero is neither
 * @param winRate          wins / (wins + losses)
 * @param grossPnl         sum before fees and funding
 * @param fees             paid
 * @param funding          positive when paid
 * @param netPnl           sum of gross − fees − funding
 * @param profitFactor     sum of the winners' net PnL / |sum of the losers'|
 * @param expectancy       mean net PnL
 * @param averageWin       mean net PnL of the winners
 * @param averageLoss      |mean net PnL of the losers|
 * @param payoff           averageWin / averageLoss
 * @param expectancyR      mean of net PnL / amount at risk at the first stop, over the trades of which that is known
 * @param edgeRatio        mean MFE % / mean |MAE %|
 * @param capture          sum of the price moves made / sum of the best moves there were (MFE), of all trades
 * @param meanHoldSeconds  mean time from entry to exit
 */
public record TradeFigures(int trades, int wins, int losses, Optional<Double> winRate, double grossPnl, double fees, double funding, double netPnl,
                           Optional<Double> profitFactor, Optional<Double> expectancy, Optional<Double> averageWin, Optional<Double> averageLoss,
                           Optional<Double> payoff, Optional<Double> expectancyR, Optional<Double> edgeRatio, Optional<Double> capture,
                           Optional<Double> meanHoldSeconds) {
}
