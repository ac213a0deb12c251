package plutarc.commandside.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import plutarc.contracts.trading.TradeId;
import plutarc.contracts.trading.TradingEvent;

/**
 * What a ledger remembers, of bounded size: the last numbers of the latest epochs, the open trades, and the latest closed ones.
 * Immutable.
 *
 * @param epochs oldest first, at most {@value #EPOCHS}
 * @param open   trades whose position is open
 * @param closed ids of the latest closed trades, oldest first, at most {@value #CLOSED}: further back no bot re-reads its venue's history
 */
record LedgerFacts(List<Epoch> epochs, List<OpenTrade> open, List<TradeId> closed) {
    static final int EPOCHS = 8;
    static final int CLOSED = 1024;
    static final LedgerFacts EMPTY = new LedgerFacts(List.of(), List.of(), List.of());

    /** @param last highest number on record */
    record Epoch(String name, long last) {
    }

    record OpenTrade(TradeId tradeId, String symbol) {
    }

    /** Highest number of this epoch on record; empty if nothing of it is. */
    OptionalLong last(String epoch) {
        return epochs.stream().filter(it -> it.name().equals(epoch)).mapToLong(Epoch::last).findAny();
    }

    boolean knows(TradeId tradeId) {
        return closed.contains(tradeId) || open.stream().anyMatch(it -> it.tradeId().equals(tradeId));
    }

    boolean hasClosed(TradeId tradeId) {
        return closed.contains(tradeId);
    }

    List<String> openSymbols() {
        return open.stream().map(OpenTrade::symbol).distinct().sorted().toList();
    }

    LedgerFacts after(TradingEvent event) {
        var numbered = new LedgerFacts(with(event.epoch(), event.number()), open, closed);
        return switch (event) {
            case TradingEvent.PositionOpened opened -> numbered.opened(new OpenTrade(opened.position().tradeId(), opened.position().symbol()));
            case TradingEvent.TradeClosed trade -> numbered.closed(trade.trade().tradeId());
            case TradingEvent.StopMoved _, TradingEvent.OrderChanged _, TradingEvent.RiskLimitBreached _, TradingEvent.ActivityReported _ -> numbered;
        };
    }

    private List<Epoch> with(String epoch, long number) {
        var next = new ArrayList<>(epochs);
        next.removeIf(it -> it.name().equals(epoch));
        next.add(new Epoch(epoch, number));
        return List.copyOf(next.subList(Math.max(0, next.size() - EPOCHS), next.size()));
    }

    private LedgerFacts opened(OpenTrade trade) {
        var next = new ArrayList<>(open);
        next.add(trade);
        return new LedgerFacts(epochs, List.copyOf(next), closed);
    }

    private LedgerFacts closed(TradeId tradeId) {
        var stillOpen = open.stream().filter(it -> !it.tradeId().equals(tradeId)).toList();
        var next = new ArrayList<>(closed);
        next.add(tradeId);
        return new LedgerFacts(epochs, stillOpen, List.copyOf(next.subList(Math.max(0, next.size() - CLOSED), next.size())));
    }
}
