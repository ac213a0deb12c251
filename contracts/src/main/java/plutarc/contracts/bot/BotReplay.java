package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;

/**
 * A bot as it was right after one of its steps.
 *
 * @param total    of all steps
 * @param first    time of the first step
 * @param last     time of the latest step
 * @param previous name of the step before
 * @param next     name of the step after
 * @param then     after the step
 * @param before   right before the step; empty at the first
 * @param now      after the latest step
 */
public record BotReplay(BotStep step, int total, Instant first, Instant last, Optional<String> previous, Optional<String> next, BotThen then,
                        Optional<BotThen> before, BotThen now) {
}
