package plutarc.queryside.trading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.trading.Position;
import plutarc.contracts.trading.Trade;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;
import plutarc.contracts.trading.Verdict;
import plutarc.queryside.analytics.TradeCut;
import plutarc.queryside.store.ViewCollection;

/**
 * What a bot holds and what it has earned so far.
 *
 * @param positions   open ones, in the order of opening, with their stops as last moved
 * @param wins        trades with a net PnL above zero
 * @param netPnlTotal after fees and funding
 * @param day         UTC day in market time of the latest exit
 * @param netPnlOfDay of the trades closed on {@code day}
 * @param recent      the days with trades among the latest thirty, ascending
 */
public record LedgerFacts(BotId botId, List<Open> positions, long trades, long wins, BigDecimal netPnlTotal, Optional<LocalDate> day,
                          BigDecimal netPnlOfDay, List<DayTally> recent) {

    private static final int RECENT_DAYS = 30;

    public static final ViewCollection<LedgerFacts> LEDGERS = ViewCollection.of("ledgers", LedgerFacts.class).indexed("workspace");

    /** A ledger of before days were counted knows of none. */
    public LedgerFacts {
        recent = recent == null ? List.of() : recent;
    }

    /** The trades closed on one UTC day of market time; wins as in the whole ledger. */
    public record DayTally(LocalDate day, long trades, long wins) {
    }

    /** An open position and every verdict at its entry. */
    public record Open(Position position, List<Verdict> signalState) {
    }

    /** Of a bot that has not traded. */
    public static LedgerFacts empty(BotId botId) {
        return new LedgerFacts(botId, List.of(), 0, 0, BigDecimal.ZERO, Optional.empty(), BigDecimal.ZERO, List.of());
    }

    /** @return empty where the event changes nothing here */
    public Optional<LedgerFacts> after(TradingEvent event) {
        return switch (event) {
            case TradingEvent.PositionOpened e -> Optional.of(opened(new Open(e.position(), e.signalState())));
            case TradingEvent.StopMoved e -> Optional.of(stopMoved(e));
            case TradingEvent.TradeClosed e -> Optional.of(closed(e.trade()));
            case TradingEvent.OrderChanged e -> Optional.empty();
            case TradingEvent.RiskLimitBreached e -> Optional.empty();
            case TradingEvent.ActivityReported e -> Optional.empty();
        };
    }

    LedgerFacts opened(Open position) {
        var open = new ArrayList<>(positions);
        open.removeIf(known -> known.position().tradeId().equals(position.position().tradeId()));
        open.add(position);
        return holding(open);
    }

    LedgerFacts stopMoved(TradingEvent.StopMoved moved) {
        return holding(positions.stream().map(open -> open.position().tradeId().equals(moved.tradeId())
                ? new Open(Positions.withStops(open.position(), moved.stopPrice(), moved.takeProfitPrice()), open.signalState()) : open).toList());
    }

    LedgerFacts closed(Trade trade) {
        var closedOn = trade.exitTime().atZone(ZoneOffset.UTC).toLocalDate();
        boolean newDay = day.isEmpty() || closedOn.isAfter(day.get());
        boolean today = newDay || closedOn.equals(day.get());
        return new LedgerFacts(botId, without(trade.tradeId()), trades + 1, wins + (trade.netPnl().signum() > 0 ? 1 : 0),
                netPnlTotal.add(trade.netPnl()), newDay ? Optional.of(closedOn) : day,
                newDay ? trade.netPnl() : today ? netPnlOfDay.add(trade.netPnl()) : netPnlOfDay, counted(closedOn, trade.netPnl().signum() > 0));
    }

    /**
     * After a deletion of trades; open positions stay.
     *
     * @param since the first day that stays; empty where none does
     */
    LedgerFacts cut(Optional<LocalDate> since, TradeCut.Left left) {
        var stays = day.filter(latest -> since.filter(first -> !latest.isBefore(first)).isPresent());
        return new LedgerFacts(botId, positions, left.trades(), left.wins(), left.netPnl(), stays, stays.isPresent() ? netPnlOfDay : BigDecimal.ZERO,
                recent.stream().filter(tally -> since.filter(first -> !tally.day().isBefore(first)).isPresent()).toList());
    }

    /** Of trades closed on this day. */
    public BigDecimal netPnlOn(LocalDate wanted) {
        return day.filter(wanted::equals).isPresent() ? netPnlOfDay : BigDecimal.ZERO;
    }

    private List<Open> without(TradeId trade) {
        return positions.stream().filter(open -> !open.position().tradeId().equals(trade)).toList();
    }

    private LedgerFacts holding(List<Open> open) {
        return new LedgerFacts(botId, List.copyOf(open), trades, wins, netPnlTotal, day, netPnlOfDay, recent);
    }

    private List<DayTally> counted(LocalDate closedOn, boolean win) {
        var days = new TreeMap<LocalDate, DayTally>();
        recent.forEach(tally -> days.put(tally.day(), tally));
        var one = new DayTally(closedOn, 1, win ? 1 : 0);
        days.merge(closedOn, one, (a, b) -> new DayTally(a.day(), a.trades() + b.trades(), a.wins() + b.wins()));
        return List.copyOf(days.tailMap(days.lastKey().minusDays(RECENT_DAYS - 1L)).values());
    }

    /** Those of the thirty days that end with this one. */
    public List<DayTally> recentUntil(LocalDate today) {
        return recent.stream().filter(tally -> tally.day().isAfter(today.minusDays(RECENT_DAYS))).toList();
    }
}
