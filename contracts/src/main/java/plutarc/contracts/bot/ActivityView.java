package plutarc.contracts.bot;

import java.time.Instant;
import java.util.Optional;
import plutarc.contracts.trading.Severity;

/**
 * One line of the activity feed.
 *
 * @param id       orders and names the line
 * @param at       wall-clock time of the event
 * @param marketAt the venue's time, for what happened at the venue
 * @param kind     the event's stored name, or the bot's own kind
 * @param actor    who caused it, for people: a name, {@code system} or {@code bot}
 */
public record ActivityView(String id, Instant at, Optional<Instant> marketAt, BotId botId, String botName, Severity severity, String kind,
                           String message, String actor) {
}
