package plutarc.strategy.risk;

/**
 * What the risk limits look at before an entry. Amounts in the settlement currency, times in epoch milliseconds.
 *
 * @param entriesOnAsset entries open on the symbol
 * @param entriesTotal entries open on all symbols
 * @param equity realised and unrealised, now
 * @param dayStartEquity at the last 00:00 UTC
 * @param peakEquity highest since the protection was last reset
 * @param consecutiveLosses losing trades since the last winner or pause
 * @param lastLossTime when the last of them closed; irrelevant when there is none
 * @param killedToday the daily limit was reached since the last 00:00 UTC; it holds although equity may have recovered
 * @param errorsInWindow venue errors that count: those within the limits' window or, once they have reached the threshold, until five clean minutes have passed
 * @param paused by command, or by a limit that only a person lifts
 */
public record RiskSnapshot(long now, int entriesOnAsset, int entriesTotal, double equity, double dayStartEquity, double peakEquity, int consecutiveLosses,
                           long lastLossTime, boolean killedToday, int errorsInWindow, boolean paused) { }
