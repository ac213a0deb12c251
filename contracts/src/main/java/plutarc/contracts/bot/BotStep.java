package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;

/**
 * One event in a bot's life.
 *
 * @param place  counted from 1 among all of the bot's
 * @param step   names it for good: {@code bot-} or {@code ledger-} and its sequence number there
 * @param event  its stored name
 * @param message one sentence for a person
 * @param actor  who caused it, by the name of today
 * @param reason in the actor's words
 */
public record BotStep(int place, String step, Instant at, String event, String message, String actor, Optional<String> role, Optional<String> reason) {
}
