package plutarc.botnode.loop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plutarc.contracts.bot.InstructionId;
import plutarc.contracts.bot.InstructionState;

/**
 * What the loop must remember over a restart. Everything else is learnt again from the backend and the venue.
 *
 * @param executionsUntil venue's time of the latest execution taken; empty before the first
 * @param executionIds    executions taken shortly before that, so that reading them again changes nothing
 * @param linkedAt        wall clock at which the backend was last heard
 * @param instructions    the latest, oldest first
 */
public record LoopState(Optional<Instant> executionsUntil, List<TakenExecution> executionIds, Optional<Instant> linkedAt, List<TakenInstruction> instructions,
                        Optional<Boolean> pauseOverride, Optional<RiskState> risk, Map<String, SymbolState> symbols) {

    /** An execution that counts already. */
    public record TakenExecution(String id, Instant at) {
    }

    /** @param noted whether the backend has this progress on record */
    public record TakenInstruction(InstructionId id, InstructionState state, Optional<String> detail, boolean noted) {
    }

    /**
     * @param trades        under way, in the order in which they were decided
     * @param lastTradeTime later of the last entry and the last exit, market time in epoch milliseconds; empty without any
     * @param lastDecision  close of the candle of the latest entry decision: none at or before it is taken again
     * @param lastCandle    opening time of the last base candle taken, epoch milliseconds
     * @param leftovers     orders of finished trades that may still rest at the venue
     */
    public record SymbolState(List<TradeState> trades, Optional<Long> lastTradeTime, Optional<Long> lastDecision, Optional<Long> lastCandle,
                              List<OrderState> leftovers) {

        /** Nothing held, nothing under way, nothing left at the venue. */
        boolean flat() {
            return trades.isEmpty() && leftovers.isEmpty();
        }
    }

    /**
     * Amounts in the settlement currency, times in epoch milliseconds of market time.
     *
     * @param stopped    a limit that only a person lifts has been reached
     * @param venuePause entries pause because the venue fails
     * @param closing    the limit that closes all positions, until the venue shows that all is flat
     */
    public record RiskState(long day, double dayStartEquity, double peakEquity, int consecutiveLosses, long lastLossTime, boolean killedToday, boolean stopped,
                            Optional<VenuePause> venuePause, Optional<String> closing) {
    }

    /**
     * @param errors that reached the limit
     * @param lastAt wall clock of the latest
     */
    public record VenuePause(int errors, Instant lastAt) {
    }
}
