package plutarc.queryside.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.link.BotFrame.Heartbeat;
import plutarc.contracts.trading.BotReport.CandleEvaluated;
import plutarc.contracts.trading.BotReport.EquityPoint;
import plutarc.contracts.trading.BotReport.PositionMarked;
import plutarc.contracts.trading.TradeId;

/**
 * The latest that a bot has said of itself.
 *
 * @param heardAt         wall-clock time of the heartbeat
 * @param appliedRevision the highest revision that it has put in force
 * @param marks           of its open positions, one a trade
 * @param candles         one a symbol, by symbol
 * @param statusSince     wall-clock time of the first heartbeat in a row with this status
 * @param streaks         from when on each verdict of these candles has been what it is
 */
public record BotStatus(BotId botId, Optional<Heartbeat> heartbeat, Optional<Instant> heardAt, long appliedRevision, Optional<EquityPoint> equity,
                        List<PositionMarked> marks, List<CandleEvaluated> candles, Optional<Instant> statusSince, List<Streak> streaks) {

    private static final int MOST_MARKS = 64;

    /** A document of before these were kept knows of none. */
    public BotStatus {
        statusSince = statusSince == null ? Optional.empty() : statusSince;
        streaks = streaks == null ? List.of() : streaks;
    }

    static BotStatus unknown(BotId botId) {
        return new BotStatus(botId, Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of(), List.of(), Optional.empty(), List.of());
    }

    BotStatus heard(Heartbeat next, Instant at) {
        if (heardAt.filter(at::isBefore).isPresent()) {
            return this;
        }
        var since = heartbeat.filter(last -> last.status().equals(next.status())).flatMap(_ -> statusSince).or(() -> Optional.of(at));
        return new BotStatus(botId, Optional.of(next), Optional.of(at), Math.max(appliedRevision, next.appliedRevision()), equity, marks, candles, since, streaks);
    }

    /** Nothing of what it said but which revision it has put in force, which still is so. */
    BotStatus forgotten() {
        return unknown(botId).applied(appliedRevision);
    }

    BotStatus applied(long revision) {
        return new BotStatus(botId, heartbeat, heardAt, Math.max(appliedRevision, revision), equity, marks, candles, statusSince, streaks);
    }

    BotStatus with(EquityPoint next) {
        if (equity.filter(known -> next.at().isBefore(known.at())).isPresent()) {
            return this;
        }
        return new BotStatus(botId, heartbeat, heardAt, appliedRevision, Optional.of(next), marks, candles, statusSince, streaks);
    }

    /** Marks of closed trades go when newer ones need their place. */
    BotStatus with(PositionMarked next) {
        if (mark(next.position().tradeId()).filter(known -> next.at().isBefore(known.at())).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(marks);
        all.removeIf(known -> known.position().tradeId().equals(next.position().tradeId()));
        all.add(next);
        all.sort(Comparator.comparing(PositionMarked::at));
        return new BotStatus(botId, heartbeat, heardAt, appliedRevision, equity, List.copyOf(all.subList(Math.max(0, all.size() - MOST_MARKS), all.size())),
                candles, statusSince, streaks);
    }

    BotStatus with(CandleEvaluated next) {
        if (candles.stream().anyMatch(known -> known.symbol().equals(next.symbol()) && known.openTime().isAfter(next.openTime()))) {
            return this;
        }
        if (candles.contains(next)) {
            return this;
        }
        var all = new ArrayList<>(candles);
        all.removeIf(known -> known.symbol().equals(next.symbol()));
        all.add(next);
        all.sort(Comparator.comparing(CandleEvaluated::symbol));
        return new BotStatus(botId, heartbeat, heardAt, appliedRevision, equity, marks, List.copyOf(all), statusSince, Streak.after(streaks, next));
    }

    Optional<PositionMarked> mark(TradeId trade) {
        return marks.stream().filter(known -> known.position().tradeId().equals(trade)).findFirst();
    }
}
