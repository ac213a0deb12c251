package plutarc.queryside.bot;

import java.time.Instant;
import plutarc.contracts.message.Event;
import plutarc.queryside.message.EventSender;

/**
 * One event in a bot's history, of the bot itself or of its ledger.
 *
 * @param step names it for good
 */
record Moment(String step, Instant at, Event event, EventSender sender) {
}
