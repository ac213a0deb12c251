package plutarc.contracts.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;

/** An open position with the bot that holds it; {@code markedAt} is the market time of its mark price. */
public record PositionView(BotId botId, String botName, boolean paper, Position position, List<Verdict> signalState, Optional<Instant> markedAt) {
}
