package plutarc.queryside.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.queryside.store.ViewBatch;
import plutarc.queryside.store.ViewCollection;

/** What of one bot's data has been deleted: only bots of which something was have such a view. */
public record DataCuts(BotId botId, List<Cut> cuts) {

    public static final ViewCollection<DataCuts> CUTS = ViewCollection.of("data_cuts", DataCuts.class);

    public DataCuts {
        cuts = List.copyOf(cuts);
    }

    /**
     * One deletion.
     *
     * @param at     when it was recorded: what was recorded later is not meant
     * @param before what the market dated earlier is meant; everything where it is empty
     */
    public record Cut(Instant at, Optional<Instant> before) {

        boolean takes(Instant recordedAt, Instant marketAt) {
            return !recordedAt.isAfter(at) && before.filter(limit -> !marketAt.isBefore(limit)).isEmpty();
        }
    }

    /** Once, however often it is told. */
    DataCuts plus(Cut cut) {
        return cuts.contains(cut) ? this : new DataCuts(botId, Stream.concat(cuts.stream(), Stream.of(cut)).toList());
    }

    /** Whether what was recorded then has gone into the views before a deletion: told again, it must not come back. */
    public static boolean isSettled(ViewBatch batch, BotId bot, Instant recordedAt) {
        return batch.whole(CUTS).stream().filter(each -> each.botId().equals(bot)).flatMap(each -> each.cuts().stream()).anyMatch(cut -> !recordedAt.isAfter(cut.at()));
    }

    /**
     * Those facts of the ledger that are not deleted, in order; what led to a trade goes with it, and what belongs to an open position stays.
     *
     * @param at when a fact was recorded
     */
    public <F> List<F> without(List<F> facts, Function<F, TradingEvent> event, Function<F, Instant> at) {
        Set<TradeId> gone = new HashSet<>();
        for (F fact : facts) {
            if (event.apply(fact) instanceof TradingEvent.TradeClosed closed && taken(at.apply(fact), closed.trade().exitTime())) {
                gone.add(closed.trade().tradeId());
            }
        }
        List<F> stay = new ArrayList<>();
        for (F fact : facts) {
            boolean goes = switch (event.apply(fact)) {
                case TradingEvent.TradeClosed e -> gone.contains(e.trade().tradeId());
                case TradingEvent.PositionOpened e -> gone.contains(e.position().tradeId());
                case TradingEvent.StopMoved e -> gone.contains(e.tradeId());
                case TradingEvent.OrderChanged e -> taken(at.apply(fact), e.order().at());
                case TradingEvent.RiskLimitBreached e -> taken(at.apply(fact), e.at());
                case TradingEvent.ActivityReported e -> taken(at.apply(fact), e.at());
            };
            if (!goes) {
                stay.add(fact);
            }
        }
        return stay;
    }

    private boolean taken(Instant recordedAt, Instant marketAt) {
        return cuts.stream().anyMatch(cut -> cut.takes(recordedAt, marketAt));
    }
}
