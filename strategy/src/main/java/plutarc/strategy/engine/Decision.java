package plutarc.strategy.engine;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.trading.Side;
import plutarc.contracts.trading.Verdict;
import plutarc.strategy.exit.EntryBasis;

/**
 * What was decided at one close of the trigger interval, with every verdict, also those after the first that blocked.
 *
 * @param openTime of the trigger candle, epoch milliseconds
 * @param closeTime its close
 * @param side what the combined signals say, within the template's direction; empty for none
 * @param score -1 to 1; 0 while nothing can vote
 * @param threshold of the combination; 0 for modes without
 * @param verdicts signals, filters, risk gates, entry guards, then the rules: pause, session, cooldown, position, exits, risk limits
 * @param basis to open the exits with, when it enters
 */
public record Decision(long openTime, long closeTime, Outcome outcome, Optional<Side> side, double score, double threshold, List<Verdict> verdicts,
                       EntryBasis basis) {
    /** The outcome in one word. */
    public enum Outcome { WARMING_UP, NONE, BLOCKED, ENTER }

    public Decision {
        verdicts = List.copyOf(verdicts);
    }

    public boolean enters() {
        return outcome == Outcome.ENTER;
    }

    /** Whether it would enter if the bot's risk limits let it: nothing else is in the way. */
    public boolean blockedByRiskAlone() {
        return outcome == Outcome.BLOCKED && verdicts.stream().allMatch(verdict -> verdict.role().equals("signal") || verdict.passed()
                || verdict.label().equals(Decider.RISK_LIMIT));
    }

    /** {@code none, enter_long, enter_short, blocked_long, blocked_short, warming_up}, as bots report it. */
    public String code() {
        String s = side.map(Side::code).orElse("");
        return switch (outcome) {
            case WARMING_UP -> "warming_up";
            case NONE -> "none";
            case BLOCKED -> "blocked_" + s;
            case ENTER -> "enter_" + s;
        };
    }
}
