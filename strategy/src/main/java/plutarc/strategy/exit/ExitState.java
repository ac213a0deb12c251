package plutarc.strategy.exit;

import java.util.List;
import plutarc.contracts.trading.Side;

/**
 * Everything an open position's exits must remember, as plain data: a bot that restarts with it goes on with the same stop. Prices are plain, not
 * signed; NaN, a level not yet there, is kept as {@code null}.
 *
 * @param rules component ids of the template's enabled exit rules, in order
 * @param levels the level of each rule, or null
 * @param atrPeriods periods of the ATRs that the rules read
 * @param entryAtrs those ATRs at the decision, or null
 * @param best best price since entry
 * @param barsHeld trigger bars closed since entry, the entry's included
 * @param initialRisk distance from entry to the first stop
 */
public record ExitState(Side side, double entryPrice, long entryTime, double signalClose, List<String> rules, List<Double> levels, List<Integer> atrPeriods,
                        List<Double> entryAtrs, double best, int barsHeld, double initialRisk) { }
