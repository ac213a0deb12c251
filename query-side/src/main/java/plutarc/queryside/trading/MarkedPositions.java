package plutarc.queryside.trading;

import java.util.List;
import java.util.Optional;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.trading.BotReport.PositionMarked;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.PositionView;
import plutarc.queryside.bot.BotFacts;

/** Open positions with the latest mark that the bot has told. Stateless. */
public final class MarkedPositions {

    private MarkedPositions() {
    }

    /** Whether the position is open and where its stops stand is what the events say; the rest as last marked. */
    public static Position marked(LedgerFacts.Open open, Optional<BotStatus> status) {
        return status.flatMap(known -> known.mark(open.position().tradeId())).map(PositionMarked::position)
                .map(mark -> Positions.withStops(mark, open.position().stopPrice(), open.position().takeProfitPrice())).orElse(open.position());
    }

    /** The positions of one bot, in the order of opening. */
    public static List<PositionView> views(BotFacts bot, LedgerFacts ledger, Optional<BotStatus> status) {
        boolean paper = bot.configuration().flatMap(configuration -> configuration.key()).map(key -> key.venue() == Venue.PAPER).orElse(true);
        return ledger.positions().stream().map(open -> new PositionView(bot.botId(), bot.name(), paper, marked(open, status), open.signalState(),
                status.flatMap(known -> known.mark(open.position().tradeId())).map(PositionMarked::at))).toList();
    }
}
